using System.Text.Json;
using System.Text.Json.Nodes;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Cli.Diffing;

/// <summary>Compares specs of custom resources by meaning: what the API server fills in does not count, nor does the order of a list.</summary>
internal static class SpecDiffer
{
    /// <summary>What becomes of a segment's spec, a line each; null for nothing.</summary>
    public static IReadOnlyList<string>? Compare(AppSegment before, AppSegment after) => Compare(Fields(before), Fields(after));

    /// <summary>What becomes of a baseline's spec, a line each; null for nothing.</summary>
    public static IReadOnlyList<string>? Compare(NamespaceBaseline before, NamespaceBaseline after) => Compare(Fields(before), Fields(after));

    private static List<string>? Compare(JsonObject before, JsonObject after)
    {
        var names = before.Select(field => field.Key).Union(after.Select(field => field.Key)).Order(StringComparer.Ordinal);
        List<string> found = [.. names.SelectMany(name => Compare($"spec.{name}", before[name], after[name]))];
        return found.Count == 0 ? null : found;
    }

    private static IEnumerable<string> Compare(string path, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after))
            return [];
        if ((before ?? after) is not JsonArray)
            return [$"{path}: {Text(before)} becomes {Text(after)}"];
        var (old, young) = (before?.AsArray() ?? [], after?.AsArray() ?? []);
        return Without(old, young).Select(item => $"{path}: loses {Text(item)}").Concat(Without(young, old).Select(item => $"{path}: gains {Text(item)}"));
    }

    private static IEnumerable<JsonNode?> Without(JsonArray items, JsonArray others) => items.Where(item => !others.Any(other => JsonNode.DeepEquals(item, other)));

    private static string Text(JsonNode? node) => node switch
    {
        null => "nothing",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => node.ToJsonString(),
    };

    private static JsonObject Fields(AppSegment segment) =>
        Filled(JsonSerializer.SerializeToNode(new AppSegment { Spec = segment.Spec }, NetPolJsonContext.Default.AppSegment)!);

    private static JsonObject Fields(NamespaceBaseline baseline)
    {
        var spec = Filled(JsonSerializer.SerializeToNode(new NamespaceBaseline { Spec = baseline.Spec }, NetPolJsonContext.Default.NamespaceBaseline)!);
        spec["excludeNamespaces"] ??= new JsonArray([.. NamespaceBaselineSpec.DefaultExcludes.Select(name => JsonValue.Create(name))]);
        return spec;
    }

    // Selectors and rules stay as they are written; no exclusions at all are not the default ones.
    private static JsonObject Filled(JsonNode resource)
    {
        var spec = resource["spec"] as JsonObject ?? [];
        spec["mode"] ??= Modes.Enforce;
        spec["dns"] ??= DnsModes.Auto;
        spec["isolate"] ??= new JsonArray(Directions.Ingress, Directions.Egress);
        foreach (var list in new[] { "ports", "allowFrom", "allowTo" })
            spec[list] ??= new JsonArray();
        foreach (var port in spec["ports"]!.AsArray().OfType<JsonObject>())
            port["protocol"] ??= Protocols.Tcp;
        return spec;
    }
}
