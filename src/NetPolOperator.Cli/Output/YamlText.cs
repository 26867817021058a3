using System.Text.Encodings.Web;
using System.Text.Json;
using NetPolOperator.Core.Manifests.Reading;

namespace NetPolOperator.Cli.Output;

/// <summary>Texts as YAML scalars.</summary>
internal static class YamlText
{
    /// <summary>The text, in quotes where it would be read as something else.</summary>
    public static string Quote(string text) =>
        ScalarText.IsPlain(text) ? text : $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
