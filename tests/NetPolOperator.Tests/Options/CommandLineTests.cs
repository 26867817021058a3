using NetPolOperator.Options;
using static NetPolOperator.Tests.Options.OptionsFixture;

namespace NetPolOperator.Tests.Options;

public class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--help", "--bind-address=wrong", "--nope")]
    public void Read_HelpWanted_PrintsItAndEndsWell(params string[] arguments)
    {
        var (code, output, errors) = Run(arguments);

        Assert.Equal(0, code);
        Assert.Equal(HelpText.Write(), output);
        Assert.Empty(errors);
    }

    [Fact]
    public void Read_VersionWanted_OneLine()
    {
        var (code, output, _) = Run("--version");

        Assert.Equal(0, code);
        Assert.Matches(@"^netpol-operator \d+\.\d+\.\d+ \(revision \S+, \.NET \d+\.\d+\.\d+\)\n$", output);
    }

    [Fact]
    public void Read_WrongSettings_EachOnALineAndCode2()
    {
        var (code, output, errors) = Run("--log-level=loud", "--nope");

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Equal(
            """
            netpol-operator: 2 settings are wrong:
              --nope: no such flag; see --help
              --log-level "loud": not one of the known words; give trace, debug, info, warning, error
            Run netpol-operator --help for all settings.

            """,
            errors);
    }

    [Fact]
    public void Read_AllWell_GoesOn() => Assert.Null(Run("--bind-address=:0").Code);

    [Fact]
    public void HelpText_Written_AsTheGoldenFileSays() => GoldenFile.Check("Options/Golden/help.txt", HelpText.Write());

    [Fact]
    public void HelpText_Written_At100ColumnsAtMost() => Assert.All(HelpText.Write().Split('\n'), line => Assert.InRange(line.Length, 0, 100));

    private static (int? Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = CommandLine.Read(Sources(arguments), output, errors, out _);
        return (code, output.ToString(), errors.ToString());
    }
}
