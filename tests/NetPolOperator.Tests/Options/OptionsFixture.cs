using NetPolOperator.Options;

namespace NetPolOperator.Tests.Options;

/// <summary>Reads options from what a test gives, and from nothing else.</summary>
internal static class OptionsFixture
{
    public static OptionsSources Sources(string[] arguments, (string Name, string Value)[]? variables = null, (string Name, string Text)[]? files = null) => new(
        arguments,
        (variables ?? []).ToDictionary(v => v.Name, v => v.Value),
        name => files?.FirstOrDefault(f => f.Name == name).Text ?? throw new FileNotFoundException($"Could not find file '{name}'."),
        name => files?.Any(f => f.Name == name) == true);

    public static OptionsResult Read(string[] arguments, (string Name, string Value)[]? variables = null, string? file = null) => OptionsReader.Read(Sources(
        file is null ? arguments : [.. arguments, "--config=config.yaml"],
        variables,
        file is null ? null : [("config.yaml", file)]));

    public static OperatorOptions Valid(string[] arguments, (string Name, string Value)[]? variables = null, string? file = null)
    {
        var result = Read(arguments, variables, file);
        Assert.Empty(result.Errors);
        return result.Options;
    }

    public static string Errors(string[] arguments, (string Name, string Value)[]? variables = null, string? file = null) =>
        string.Join('\n', Read(arguments, variables, file).Errors);
}
