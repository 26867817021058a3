using System.Text;
using System.Text.Json;

namespace NetPolOperator.Cli.Output;

/// <summary>Writes JSON as YAML in the style of kubectl: block style, lists not indented, quotes only where needed.</summary>
internal static class JsonToYaml
{
    public static string Convert(string json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringBuilder();
        Write(text, document.RootElement, 0, afterDash: false, root: true);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonElement element, int indent, bool afterDash, bool root = false)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when element.EnumerateObject().Any():
                WriteObject(text, element, indent, afterDash, root);
                break;
            case JsonValueKind.Array when element.GetArrayLength() > 0:
                WriteArray(text, element, indent, root);
                break;
            default:
                if (!root && !afterDash) text.Append(' ');
                text.Append(Scalar(element)).Append('\n');
                break;
        }
    }

    private static void WriteObject(StringBuilder text, JsonElement element, int indent, bool afterDash, bool root)
    {
        if (!root && !afterDash) text.Append('\n');
        var first = true;
        foreach (var property in element.EnumerateObject())
        {
            if (!first || !afterDash) text.Append(' ', indent);
            first = false;
            text.Append(YamlText.Quote(property.Name)).Append(':');
            Write(text, property.Value, property.Value.ValueKind == JsonValueKind.Array ? indent : indent + 2, afterDash: false);
        }
    }

    private static void WriteArray(StringBuilder text, JsonElement element, int indent, bool root)
    {
        if (!root) text.Append('\n');
        foreach (var item in element.EnumerateArray())
        {
            text.Append(' ', indent).Append("- ");
            Write(text, item, indent + 2, afterDash: true);
        }
    }

    private static string Scalar(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{}",
        JsonValueKind.Array => "[]",
        JsonValueKind.String => YamlText.Quote(element.GetString()!),
        _ => element.GetRawText(),
    };
}
