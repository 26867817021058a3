using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NetPolOperator.Cli.Output;

/// <summary>Writes results for machines.</summary>
internal static class MachineOutput
{
    /// <summary>Writes a value as JSON or YAML.</summary>
    public static void Write<T>(TextWriter output, string format, T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.Serialize(value, type);
        if (format == OutputFormat.Yaml) output.Write(JsonToYaml.Convert(json));
        else output.WriteLine(json);
    }
}
