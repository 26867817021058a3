using k8s.Models;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Cli.Importing;

/// <summary>A custom resource to be: one or more policies with the same pods.</summary>
internal sealed record ImportDraft
{
    /// <summary>The name of the resource, once it has one.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it becomes a NamespaceBaseline; an AppSegment otherwise.</summary>
    public bool IsBaseline { get; init; }

    /// <summary>The namespace of a segment, or the namespaces that a baseline applies to.</summary>
    public required IReadOnlyList<string> Namespaces { get; init; }

    /// <summary>A segment's pods; a baseline's namespaces.</summary>
    public required V1LabelSelector Selector { get; init; }

    /// <summary>What a baseline excludes; null is the default.</summary>
    public IReadOnlyList<string>? Excludes { get; init; }

    /// <summary>The policies that it replaces.</summary>
    public required IReadOnlyList<ImportedPolicy> Sources { get; init; }

    public required IReadOnlyList<ImportedRule> From { get; init; }

    public required IReadOnlyList<ImportedRule> To { get; init; }

    /// <summary>Whether <c>dns</c> is Auto.</summary>
    public bool Dns { get; init; }

    /// <summary>What a person should know of it.</summary>
    public IReadOnlyList<ImportNote> Notes { get; init; } = [];

    /// <summary>Whether peers that are another segment's pods are written as that segment.</summary>
    public bool NamesSegments { get; init; }

    /// <summary>The ports that all of <see cref="From"/> share, which the segment then declares.</summary>
    public IReadOnlyList<ImportedPort>? Declared { get; init; }

    public bool Ingress => Sources.Any(s => s.Ingress);

    public bool Egress => Sources.Any(s => s.Egress);

    public string Namespace => Namespaces[0];

    /// <summary>The pods, comparable: a baseline's are all.</summary>
    public CompiledSelector Pods => IsBaseline ? CompiledSelector.Everything : CompiledSelector.Of(Selector);

    /// <summary>A segment for some policies of one namespace with the same pods.</summary>
    public static ImportDraft OfSegment(IReadOnlyList<ImportedPolicy> sources) => new()
    {
        Namespaces = [sources[0].Namespace],
        Selector = SelectorNormalizer.Normalize(sources[0].Source.Spec?.PodSelector ?? new V1LabelSelector()),
        Sources = sources,
        From = ImportedRule.Merge(sources.SelectMany(s => s.From)),
        To = ImportedRule.Merge(sources.SelectMany(s => s.To)),
    };
}
