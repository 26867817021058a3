using System.Text.Json;
using System.Text.Json.Nodes;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Manifests;

/// <summary>Objects as trees of what a person would write: without status and without what the API server sets.</summary>
internal static class ResourceNode
{
    public static JsonObject Of(V1NetworkPolicy policy) =>
        Make($"{V1NetworkPolicy.KubeGroup}/{V1NetworkPolicy.KubeApiVersion}", V1NetworkPolicy.KubeKind, policy.Metadata,
            JsonSerializer.SerializeToNode(policy.Spec, NetPolJsonContext.Default.V1NetworkPolicySpec));

    public static JsonObject Of(AppSegment segment) =>
        Make(ApiGroup.GroupVersion, AppSegment.KindName, segment.Metadata, JsonSerializer.SerializeToNode(segment.Spec, NetPolJsonContext.Default.AppSegmentSpec));

    public static JsonObject Of(NamespaceBaseline baseline) =>
        Make(ApiGroup.GroupVersion, NamespaceBaseline.KindName, baseline.Metadata, JsonSerializer.SerializeToNode(baseline.Spec, NetPolJsonContext.Default.NamespaceBaselineSpec));

    private static JsonObject Make(string apiVersion, string kind, V1ObjectMeta metadata, JsonNode? spec) => new()
    {
        ["apiVersion"] = apiVersion,
        ["kind"] = kind,
        ["metadata"] = Of(metadata),
        ["spec"] = spec,
    };

    private static JsonObject Of(V1ObjectMeta metadata)
    {
        var node = new JsonObject { ["name"] = metadata.Name };
        if (metadata.NamespaceProperty is { Length: > 0 } ns)
        {
            node["namespace"] = ns;
        }

        Add(node, "labels", metadata.Labels);
        Add(node, "annotations", metadata.Annotations);
        if (metadata.OwnerReferences is { Count: > 0 } references)
        {
            node["ownerReferences"] = new JsonArray(references.Select(Of).ToArray<JsonNode?>());
        }

        return node;
    }

    private static void Add(JsonObject node, string key, IDictionary<string, string>? values)
    {
        if (values is { Count: > 0 })
        {
            var map = new JsonObject();
            foreach (var (name, value) in values)
            {
                map[name] = value;
            }

            node[key] = map;
        }
    }

    private static JsonObject Of(V1OwnerReference reference) => new()
    {
        ["apiVersion"] = reference.ApiVersion,
        ["kind"] = reference.Kind,
        ["name"] = reference.Name,
        ["uid"] = reference.Uid,
        ["controller"] = reference.Controller,
        ["blockOwnerDeletion"] = reference.BlockOwnerDeletion,
    };
}
