using System.Text;
using NetPolOperator.Options;

namespace NetPolOperator.Tests.Options;

/// <summary>docs/configuration.md says what the code does.</summary>
public class ConfigurationDocumentTests
{
    private static readonly string Text = File.ReadAllText(Repository.Path("docs/configuration.md"));

    [Fact]
    public void Document_Settings_AsTheTableHasThem()
    {
        var text = new StringBuilder();
        foreach (var group in SettingTable.Groups)
        {
            text.Append($"### {group.Title}\n\n| flag and variable | key in the file | default | meaning |\n|---|---|---|---|\n");
            foreach (var setting in group.Settings)
                text.Append($"| `{setting.Flag}`<br>`{setting.Variable}` | `{setting.Key}` | {setting.Default} | {setting.Help} |\n");
            text.Append('\n');
        }

        GeneratedSection.Check("docs/configuration.md", "settings", text.ToString());
    }

    [Fact]
    public void Document_SampleFile_IsAccepted()
    {
        var options = OptionsFixture.Valid([], null, Block("yaml"));

        Assert.Equal(0.1, options.Reconcile.PruneLimit);
        Assert.Equal("edge", options.Rendering.IngressController[0].NamespaceSelector.MatchLabels["kubernetes.io/metadata.name"]);
    }

    [Fact]
    public void Document_SampleMistakes_AreToldSo()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var sources = OptionsFixture.Sources(
            ["--bind-adress=:1", "--config=/etc/netpol/config.yaml"],
            [("NETPOL_MAX_IN_FLIGHT", "0")],
            [("/etc/netpol/config.yaml", "# ours\nreconcile:\n  resyncPeriod: 5m\n  pruneLimt: 0.1\n")]);

        Assert.Equal(2, CommandLine.Read(sources, output, errors, out _));
        Assert.Equal(Block("text"), errors.ToString());
    }

    private static string Block(string language)
    {
        var begin = Text.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return Text[begin..Text.IndexOf("```", begin, StringComparison.Ordinal)];
    }
}
