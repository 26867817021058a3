using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Manifests;

/// <summary>Writes policies and custom resources as YAML: equal input gives equal bytes.</summary>
public static class PolicyYaml
{
    /// <summary>One document a policy, sorted by namespace and name, separated by <c>---</c>. Without what the API server sets.</summary>
    public static string Write(IEnumerable<V1NetworkPolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        return Join(policies
            .OrderBy(p => p.Metadata.NamespaceProperty, StringComparer.Ordinal)
            .ThenBy(p => p.Metadata.Name, StringComparer.Ordinal)
            .Select(Write));
    }

    /// <summary>One policy.</summary>
    public static string Write(V1NetworkPolicy policy) => YamlWriter.Write(ResourceNode.Of(policy));

    /// <summary>One AppSegment, without its status.</summary>
    public static string Write(AppSegment segment) => YamlWriter.Write(ResourceNode.Of(segment));

    /// <summary>One NamespaceBaseline, without its status.</summary>
    public static string Write(NamespaceBaseline baseline) => YamlWriter.Write(ResourceNode.Of(baseline));

    /// <summary>Documents as one text.</summary>
    public static string Join(IEnumerable<string> documents) => string.Join("---\n", documents);
}
