using k8s;
using k8s.Models;

namespace NetPolOperator.Cli.Importing;

/// <summary>A custom resource, and the draft that it comes from.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Value">An AppSegment or a NamespaceBaseline.</param>
internal sealed record ImportedResource(ImportDraft Draft, IKubernetesObject<V1ObjectMeta> Value)
{
    /// <summary><c>AppSegment shop/web</c>.</summary>
    public string Title => string.IsNullOrEmpty(Value.Metadata.NamespaceProperty) ? $"{Value.Kind} {Value.Metadata.Name}" : $"{Value.Kind} {Value.Metadata.NamespaceProperty}/{Value.Metadata.Name}";
}
