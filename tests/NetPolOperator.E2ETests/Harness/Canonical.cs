using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetPolOperator.E2ETests.Harness;

/// <summary>JSON in a form in which equal means the same: keys sorted, lists sorted. Null, empty list and empty object stay apart.</summary>
public static class Canonical
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The canonical text.</summary>
    public static string Text(JsonNode? node) => Sorted(node)?.ToJsonString(Indented) ?? "null";

    /// <summary>Fails with both texts where the two do not mean the same.</summary>
    public static void AssertEqual(JsonNode? expected, JsonNode? actual, string what)
    {
        var (wanted, found) = (Text(expected), Text(actual));
        if (wanted != found)
            Assert.Fail($"{what} is not as expected.\nExpected: {wanted}\nActual: {found}");
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray(list.Select(Sorted).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal).ToArray()),
        null => null,
        _ => node.DeepClone(),
    };
}
