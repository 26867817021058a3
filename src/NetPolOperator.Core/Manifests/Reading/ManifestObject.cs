using k8s;
using k8s.Models;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>One object of a manifest, with where it stands.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace, <c>default</c> where the file names none; empty for cluster-scoped kinds.</param>
/// <param name="Name">The name.</param>
/// <param name="File">The file, as it was named.</param>
/// <param name="Source">The object as it stands there.</param>
/// <param name="Value">The object itself; null for kinds that nobody here reads.</param>
public sealed record ManifestObject(string Group, string Kind, string Namespace, string Name, string File, SourceMap Source, IKubernetesObject<V1ObjectMeta>? Value)
{
    /// <summary>What the file says is wrong with the object, if anything.</summary>
    public IReadOnlyList<ManifestError> Errors { get; init; } = [];

    /// <summary>Whether the file names a namespace.</summary>
    public bool NamesNamespace => (Source.Find("metadata")?.Value as SourceMap)?.Text("namespace") is { Length: > 0 };

    /// <summary><c>NetworkPolicy shop/orders</c>.</summary>
    public string Title => Namespace.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";

    /// <summary>The node at a path such as <c>spec.ingress[0].from[1]</c>, or the nearest one above it that is there.</summary>
    public SourceNode Locate(string? fieldPath) => SourcePath.Find(Source, fieldPath);

    /// <summary>Whether the file writes the field at a path, be it empty.</summary>
    public bool Has(string fieldPath) => SourcePath.Has(Source, fieldPath);
}
