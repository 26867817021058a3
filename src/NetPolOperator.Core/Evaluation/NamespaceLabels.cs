using System.Collections.Concurrent;
using k8s.Models;
using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation;

/// <summary>
/// The labels of namespaces. <c>kubernetes.io/metadata.name</c> is on every one of them, as the API server sees to since 1.21,
/// also where no Namespace object is given.
/// </summary>
internal sealed class NamespaceLabels(Func<string, V1Namespace?> find)
{
    /// <summary>The namespace of an object that names none.</summary>
    public const string Default = "default";

    /// <summary>The label that holds a namespace's name.</summary>
    public const string NameLabel = "kubernetes.io/metadata.name";

    private readonly ConcurrentDictionary<string, IDictionary<string, string>> _labels = new(StringComparer.Ordinal);

    /// <summary>The namespace that an object lies in.</summary>
    public static string NameOf(V1ObjectMeta? metadata) => string.IsNullOrEmpty(metadata?.NamespaceProperty) ? Default : metadata.NamespaceProperty;

    /// <summary>Selects one namespace by name.</summary>
    public static CompiledSelector SelectorOf(string name) => new([new(NameLabel, LabelConstraint.In([name]))]);

    /// <summary>The labels of a namespace.</summary>
    public IDictionary<string, string> Of(string name) => _labels.TryGetValue(name, out var labels)
        ? labels
        : _labels.GetOrAdd(name, With(name, find(name)?.Metadata?.Labels));

    /// <summary>Whether a namespace's labels match. Most selectors ask for the name alone, which needs no labels.</summary>
    public bool Match(CompiledSelector selector, string name)
    {
        if (selector.IsEverything)
            return true;
        return selector.Constraints is [{ Key: NameLabel } only] ? only.Value.Matches(name) : selector.Matches(Of(name));
    }

    private static IDictionary<string, string> With(string name, IDictionary<string, string>? labels)
    {
        if (labels is not null && labels.TryGetValue(NameLabel, out var given) && given == name)
            return labels;
        return new Dictionary<string, string>(labels ?? new Dictionary<string, string>(), StringComparer.Ordinal) { [NameLabel] = name };
    }
}
