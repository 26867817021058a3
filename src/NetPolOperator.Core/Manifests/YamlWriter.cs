using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetPolOperator.Core.Manifests;

/// <summary>
/// Writes a tree as YAML in the manner of kubectl: block style, two spaces, dashes under their key. Keys come in the order in which
/// people write them, others by name; strings are quoted where a reader could take them for something else.
/// </summary>
internal static class YamlWriter
{
    private static readonly string[] KeyOrder =
    [
        "apiVersion", "kind", "metadata", "name", "namespace", "labels", "annotations", "ownerReferences", "uid", "spec", "mode",
        "namespaceSelector", "excludeNamespaces", "podSelector", "matchLabels", "matchExpressions", "key", "operator", "values",
        "isolate", "policyTypes", "segment", "pods", "service", "cidr", "block", "except", "entity", "ipBlock", "from", "to", "ports",
        "port", "endPort", "protocol", "dns", "allowFrom", "allowTo", "ingress", "egress", "expiresAt", "description",
    ];

    private static readonly string[] MapsOfNames = ["labels", "annotations", "matchLabels"];

    /// <summary>A document, ending with a line break.</summary>
    public static string Write(JsonObject document)
    {
        var text = new StringBuilder();
        WriteMap(text, document, 0, inList: false, parent: "");
        return text.ToString();
    }

    private static void WriteMap(StringBuilder text, JsonObject map, int indent, bool inList, string parent)
    {
        foreach (var (key, value) in Ordered(map, parent))
        {
            // The first key of a list's entry stands on the line of its dash.
            text.Append(' ', inList ? 0 : indent).Append(YamlScalar.Write(key)).Append(':');
            inList = false;
            WriteValue(text, value, indent, key);
        }
    }

    private static void WriteValue(StringBuilder text, JsonNode? value, int indent, string key)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } map:
                text.Append('\n');
                WriteMap(text, map, indent + 2, inList: false, key);
                break;
            case JsonArray { Count: > 0 } list:
                text.Append('\n');
                WriteList(text, list, indent);
                break;
            default:
                text.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    private static void WriteList(StringBuilder text, JsonArray list, int indent)
    {
        foreach (var item in list)
        {
            text.Append(' ', indent).Append("- ");
            if (item is JsonObject { Count: > 0 } map)
            {
                WriteMap(text, map, indent + 2, inList: true, "");
            }
            else
            {
                text.Append(Scalar(item)).Append('\n');
            }
        }
    }

    private static string Scalar(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "{}",
        JsonArray => "[]",
        JsonValue v when v.GetValueKind() == JsonValueKind.String => YamlScalar.Write(v.GetValue<string>()),
        _ => value.ToJsonString(),
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Ordered(JsonObject map, string parent) => MapsOfNames.Contains(parent)
        ? map.OrderBy(p => p.Key, StringComparer.Ordinal)
        : map.OrderBy(p => Array.IndexOf(KeyOrder, p.Key) is var i and >= 0 ? i : int.MaxValue).ThenBy(p => p.Key, StringComparer.Ordinal);
}
