using System.Text.Json;
using k8s.Models;

namespace NetPolOperator.Cli.Output;

/// <summary>Writes policies as manifests: equal input gives equal bytes.</summary>
internal static class PolicyOutput
{
    /// <summary>One YAML document a policy, sorted by namespace and name.</summary>
    public static void WriteYaml(TextWriter output, IEnumerable<V1NetworkPolicy> policies)
    {
        var first = true;
        foreach (var policy in Sorted(policies))
        {
            if (!first) output.Write("---\n");
            first = false;
            output.Write(Yaml(policy));
        }
    }

    /// <summary>A JSON List, which kubectl takes as well.</summary>
    public static void WriteJson(TextWriter output, IEnumerable<V1NetworkPolicy> policies) =>
        output.Write(JsonSerializer.Serialize(new PolicyList("v1", "List", [.. Sorted(policies)]), CliJsonContext.Readable.PolicyList) + "\n");

    /// <summary>One policy.</summary>
    public static string Yaml(V1NetworkPolicy policy) => JsonToYaml.Convert(JsonSerializer.Serialize(policy, CliJsonContext.Readable.V1NetworkPolicy));

    private static IOrderedEnumerable<V1NetworkPolicy> Sorted(IEnumerable<V1NetworkPolicy> policies) =>
        policies.OrderBy(p => p.Metadata.NamespaceProperty, StringComparer.Ordinal).ThenBy(p => p.Metadata.Name, StringComparer.Ordinal);
}
