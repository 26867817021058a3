using System.CommandLine;

namespace NetPolOperator.Cli.Output;

/// <summary>The option that says who reads the result.</summary>
internal static class OutputFormat
{
    public const string Table = "table";
    public const string Json = "json";
    public const string Yaml = "yaml";
    public const string Markdown = "markdown";

    /// <summary>An <c>-o</c> option that takes these values, the first by default.</summary>
    public static Option<string> Create(params string[] values)
    {
        var option = new Option<string>("--output", "-o")
        {
            Description = $"{string.Join(", ", values[..^1])} or {values[^1]}; default: {values[0]}.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => values[0],
        };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
