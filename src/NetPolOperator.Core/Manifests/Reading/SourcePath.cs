using System.Globalization;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Finds the place of a field path.</summary>
internal static class SourcePath
{
    /// <summary>The node at the path; where the path leads nowhere, the last node on its way. A field's place is its name's.</summary>
    public static SourceNode Find(SourceMap root, string? path) => Walk(root, path).Place;

    /// <summary>Whether the path leads somewhere.</summary>
    public static bool Has(SourceMap root, string path) => Walk(root, path).Complete;

    private static (SourceNode Place, bool Complete) Walk(SourceMap root, string? path)
    {
        SourceNode value = root;
        SourceNode place = root;
        foreach (var step in Steps(path ?? ""))
        {
            switch (value)
            {
                case SourceMap map when map.Find(step) is { } field:
                    (value, place) = (field.Value, new SourceScalar(field.Key, ScalarKind.Text, field.Line, field.Column));
                    break;
                case SourceList list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Count:
                    value = place = list.Items[index];
                    break;
                default:
                    return (place, false);
            }
        }

        return (place, true);
    }

    private static string[] Steps(string path) =>
        path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
}
