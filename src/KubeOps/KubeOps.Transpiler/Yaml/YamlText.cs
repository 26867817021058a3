using System.Collections;
using System.Globalization;
using System.Text;

namespace KubeOps.Transpiler.Yaml;

/// <summary>Writes YAML as people write it: two spaces, plain scalars where they are safe, long text folded.</summary>
internal static class YamlText
{
    private const int FoldAt = 100;

    public static string Write(YamlMap map)
    {
        var text = new StringBuilder();
        WriteMap(text, map, 0);
        return text.ToString();
    }

    private static void WriteMap(StringBuilder text, YamlMap map, int indent)
    {
        foreach (var (key, value) in map)
        {
            text.Append(' ', indent).Append(YamlScalar.Write(key)).Append(':');
            WriteValue(text, value, indent);
        }
    }

    private static void WriteValue(StringBuilder text, object value, int indent)
    {
        switch (value)
        {
            case YamlMap { Count: 0 }:
                text.Append(" {}\n");
                break;
            case YamlMap map:
                text.Append('\n');
                WriteMap(text, map, indent + 2);
                break;
            case string scalar when scalar.Length > FoldAt && YamlScalar.CanFold(scalar):
                WriteFolded(text, scalar, indent + 2);
                break;
            case IEnumerable list and not string:
                text.Append('\n');
                WriteList(text, list, indent);
                break;
            default:
                text.Append(' ').Append(YamlScalar.Write(value)).Append('\n');
                break;
        }
    }

    private static void WriteList(StringBuilder text, IEnumerable list, int indent)
    {
        foreach (var item in list)
        {
            text.Append(' ', indent).Append('-');
            if (item is YamlMap map)
            {
                var inner = new StringBuilder();
                WriteMap(inner, map, indent + 2);
                text.Append(' ').Append(inner.ToString().AsSpan(indent + 2));
            }
            else
            {
                text.Append(' ').Append(YamlScalar.Write(item)).Append('\n');
            }
        }
    }

    // Folding turns each line feed into a space, so that breaking at a space gives the text back.
    private static void WriteFolded(StringBuilder text, string scalar, int indent)
    {
        text.Append(" >-\n").Append(' ', indent);
        var column = 0;
        foreach (var word in scalar.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > FoldAt)
            {
                text.Append('\n').Append(' ', indent);
                column = 0;
            }
            else if (column > 0)
            {
                text.Append(' ');
                column++;
            }

            text.Append(CultureInfo.InvariantCulture, $"{word}");
            column += word.Length;
        }

        text.Append('\n');
    }
}
