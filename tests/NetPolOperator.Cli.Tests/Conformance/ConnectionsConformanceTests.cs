using System.Text.Json;
using NetPolOperator.Cli.Tests.Running;

namespace NetPolOperator.Cli.Tests.Conformance;

/// <summary>The conformance cases through the program's own output: what a stranger would compare.</summary>
public class ConnectionsConformanceTests
{
    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Repository.Conformance).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Connections_AsJson_AgreeWithTheCasesTruth(string name)
    {
        var directory = Path.Combine(Repository.Conformance, name);
        var result = await CliRunner.RunAsync(directory, ["connections", "-f", "manifests.yaml", "-o", "json"]);
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        await Truth.AssertAgreesAsync(directory, Lines(result.Out));
    }

    private static List<(string Source, string Destination, string Conns)> Lines(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(e => (e.GetProperty("src").GetString()!, e.GetProperty("dst").GetString()!, e.GetProperty("conns").GetString()!))];
    }
}
