using System.Text.Json;
using System.Text.Json.Nodes;
using k8s.Models;

namespace NetPolOperator.Cli.Output;

/// <summary>Writes policies as manifests: equal input gives equal bytes.</summary>
internal static class PolicyOutput
{
    private static readonly string[] MetadataOrder = ["name", "namespace", "labels", "annotations"];

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
    public static void WriteJson(TextWriter output, IEnumerable<V1NetworkPolicy> policies)
    {
        var items = new JsonArray([.. Sorted(policies).Select(Manifest)]);
        var list = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = items };
        output.Write(list.ToJsonString(CliJsonContext.Readable.Options) + "\n");
    }

    /// <summary>One policy.</summary>
    public static string Yaml(V1NetworkPolicy policy) => JsonToYaml.Convert(Manifest(policy).ToJsonString());

    // The model's properties come in an order of its own; the metadata of a manifest in the one that people write.
    private static JsonObject Manifest(V1NetworkPolicy policy)
    {
        var manifest = JsonSerializer.SerializeToNode(policy, CliJsonContext.Readable.V1NetworkPolicy)!.AsObject();
        var metadata = manifest["metadata"]!.AsObject().ToList();
        manifest["metadata"]!.AsObject().Clear();
        manifest["metadata"] = new JsonObject(metadata.OrderBy(property => (uint)Array.IndexOf(MetadataOrder, property.Key)));
        return manifest;
    }

    private static IOrderedEnumerable<V1NetworkPolicy> Sorted(IEnumerable<V1NetworkPolicy> policies) =>
        policies.OrderBy(p => p.Metadata.NamespaceProperty, StringComparer.Ordinal).ThenBy(p => p.Metadata.Name, StringComparer.Ordinal);
}
