using System.Collections.Concurrent;
using System.Collections.Immutable;
using k8s.Models;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Evaluation;

/// <summary>
/// The labels of namespaces. <c>kubernetes.io/metadata.name</c> is on every one of them, as the API server sees to since 1.21,
/// also where no Namespace object is given. On a live cluster before that, a namespace has it only if somebody has set it.
/// </summary>
/// <param name="find">Looks a namespace up.</param>
/// <param name="live">Whether the namespaces are those of an API server: what they lack they do not have.</param>
internal sealed class NamespaceLabels(Func<string, V1Namespace?> find, bool live = false)
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
        : _labels.GetOrAdd(name, Find(name));

    /// <summary>Whether a namespace's labels match. Most selectors ask for the name alone, which needs no labels.</summary>
    public bool Match(CompiledSelector selector, string name)
    {
        if (selector.IsEverything)
            return true;
        return selector.Constraints is [{ Key: NameLabel } only] && HasItsName(name) ? only.Value.Matches(name) : selector.Matches(Of(name));
    }

    /// <summary>A namespace that policies cannot find by its name; null where they can.</summary>
    public UnnamedNamespace? Unnamed(string name) => HasItsName(name) ? null : new UnnamedNamespace(name, Of(name).TryGetValue(NameLabel, out var label) ? label : null);

    private bool HasItsName(string name) => !live || (Of(name).TryGetValue(NameLabel, out var given) && given == name);

    private IDictionary<string, string> Find(string name)
    {
        var found = find(name);
        return live && found is not null ? found.Metadata?.Labels ?? ImmutableDictionary<string, string>.Empty : With(name, found?.Metadata?.Labels);
    }

    private static IDictionary<string, string> With(string name, IDictionary<string, string>? labels)
    {
        if (labels is not null && labels.TryGetValue(NameLabel, out var given) && given == name)
            return labels;
        return new Dictionary<string, string>(labels ?? new Dictionary<string, string>(), StringComparer.Ordinal) { [NameLabel] = name };
    }
}
