using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NetPolOperator.Cli.Tests.Running;

namespace NetPolOperator.Cli.Tests.Graphing;

/// <summary>The formats: the same bytes for the same cluster, and no text of a manifest ever anything but text.</summary>
public partial class GraphFormatTests
{
    [Theory]
    [InlineData("mermaid")]
    [InlineData("dot")]
    [InlineData("svg")]
    public async Task Graph_OfTheSameObjectsInAnotherOrder_IsTheSame(string format)
    {
        var documents = Manifests.Chains(3, 4).Split("---\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(await Graphs.PrintAsync(string.Join("---\n", documents), format), await Graphs.PrintAsync(string.Join("---\n", documents.Reverse()), format));
    }

    [Fact]
    public async Task Html_WrittenTwice_IsTheSame() => Assert.Equal(await Graphs.PrintSampleAsync("html"), await Graphs.PrintSampleAsync("html"));

    [Fact]
    public async Task Svg_OfHostileTexts_IsXmlWithNothingButItsOwnElements()
    {
        var svg = XDocument.Parse(await Graphs.PrintAsync(Manifests.HostileSegment(), "svg"));
        Assert.Subset(new HashSet<string> { "svg", "title", "desc", "style", "rect", "defs", "marker", "path", "g", "text" }, svg.Descendants().Select(e => e.Name.LocalName).ToHashSet());
        Assert.DoesNotContain(svg.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || a.Name.LocalName == "href");
        Assert.Contains(svg.Descendants().Where(e => e.Name.LocalName == "title"), e => e.Value.Contains(Manifests.Hostile, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Html_OfHostileTexts_HasTheScriptsAndStylesThatItsPolicyNamesAndNoOther()
    {
        var html = await Graphs.PrintAsync(Manifests.HostileSegment(), "html");
        var policy = PolicyPattern().Match(html).Groups[1].Value;
        var scripts = ScriptPattern().Matches(html);
        Assert.Equal(2, scripts.Count);
        Assert.Equal(2, html.Split("</script>").Length - 1);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"script-src '{Hash(scripts[1].Groups[2].Value)}';", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src '{Hash(StylePattern().Match(html).Groups[1].Value)}';", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        using var data = JsonDocument.Parse(scripts[0].Groups[2].Value);
        Assert.Contains(data.RootElement.GetProperty("rules").EnumerateArray(), r => r.GetProperty("remarks").EnumerateArray().Any(t => t.GetString() == Manifests.Hostile));
    }

    [Theory]
    [InlineData("mermaid", "\"app", "`")]
    [InlineData("dot", "\n<", "onerror=\"")]
    public async Task Text_OfHostileTexts_LeavesNoQuote(string format, params string[] never)
    {
        var text = await Graphs.PrintAsync(Manifests.HostileSegment(), format);
        Assert.All(never, n => Assert.DoesNotContain(n, text, StringComparison.Ordinal));
        // Quotes that are not escaped come in pairs on every line.
        Assert.All(text.Split('\n'), line => Assert.Equal(0, QuotePattern().Count(line) % 2));
    }

    [Theory]
    [InlineData("mermaid", true)]
    [InlineData("svg", true)]
    [InlineData("dot", false)]
    [InlineData("html", false)]
    public async Task Graph_TooLargeForAPicture_SaysSoAndWhatToDo(string format, bool tooLarge)
    {
        var yaml = Manifests.Chains(24, 12);
        var result = await CliRunner.RunAsync(Repository.Root, ["graph", "-f", "-", "-o", format], yaml);
        Assert.Equal(tooLarge ? 2 : 0, result.ExitCode);
        Assert.Equal(tooLarge, result.Error.Contains("too many for one picture", StringComparison.Ordinal) && result.Error.Contains("--level namespace", StringComparison.Ordinal));
        Assert.Equal(tooLarge, result.Out.Length == 0);
        if (tooLarge) Assert.NotEmpty(await Graphs.PrintAsync(yaml, format, "--level", "namespace"));
        if (tooLarge) Assert.NotEmpty(await Graphs.PrintAsync(yaml, format, "-n", "team-3"));
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">")]
    private static partial Regex PolicyPattern();

    [GeneratedRegex("<script([^>]*)>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex ScriptPattern();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StylePattern();

    [GeneratedRegex(@"(?<!\\)(?:\\\\)*""")]
    private static partial Regex QuotePattern();
}
