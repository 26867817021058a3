using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.E2ETests.Scenarios;

/// <summary>What the project shows to newcomers holds on a real API server.</summary>
public sealed partial class DocumentationTests : Scenario
{
    public static TheoryData<string> Documents => [.. Directory
        .GetFiles(Path.Combine(Script.RepositoryRoot, "docs"), "*.md", SearchOption.AllDirectories)
        .Append(Path.Combine(Script.RepositoryRoot, "README.md"))
        .Select(file => Path.GetRelativePath(Script.RepositoryRoot, file)).Order()];

    public static TheoryData<string> Manifests => [.. new[] { "manager", "rbac" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Script.RepositoryRoot, "config", folder), "*.yaml"))
        .Where(file => !file.EndsWith("kustomization.yaml", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Script.RepositoryRoot, file)).Order()];

    [Fact]
    public async Task Samples_AreAllReadyAndOneWaitsForConsent()
    {
        foreach (var file in new[] { "namespaces", "baseline", "edge", "shop", "data" })
            await ApplyAsync(await ReadAsync($"config/samples/{file}.yaml"));
        foreach (var segment in new[] { "web", "orders", "payments", "db", "redis" })
            await SegmentStatusAsync(segment switch { "web" => "edge", "db" or "redis" => "data", _ => "shop" }, segment, status => AssertCondition(status, "Programmed", "True"));
        await SegmentStatusAsync("shop", "reports", status => Assert.Equal("AwaitingPeer", ConnectionState(status, "allowTo[0]")));
        await BaselineStatusAsync("everywhere", status => Assert.NotNull(status["audit"]?["wouldAllowTotal"]));
        await BaselineStatusAsync("shop", status => Assert.Equal(3, status["namespaces"]!["programmed"]!.GetValue<int>()));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Document_ItsResourcesAreAccepted(string document)
    {
        var blocks = YamlBlock().Matches(await ReadAsync(document)).Select(match => match.Groups[1].Value);
        foreach (var manifest in blocks.Where(block => block.Contains("apiVersion: netpol.io/", StringComparison.Ordinal)).SelectMany(Yaml.Documents))
        {
            if (ResourceKind.Of(manifest).Namespaced)
                manifest["metadata"]!["namespace"] = "default";
            await DryRunAsync(document, manifest);
        }
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public async Task Installation_EveryManifestIsAccepted(string file)
    {
        foreach (var manifest in Yaml.Documents(await ReadAsync(file)))
            await DryRunAsync(file, manifest);
    }

    private static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Path.Combine(Script.RepositoryRoot, file));

    private async Task DryRunAsync(string source, JsonObject manifest)
    {
        var path = ResourceKind.Of(manifest).Path(manifest["metadata"]!["namespace"]?.GetValue<string>()) + "?dryRun=All";
        var (status, body) = await Api.SendAsync(HttpMethod.Post, path, manifest);
        Assert.True(status is HttpStatusCode.Created or HttpStatusCode.Conflict, $"{source}: {manifest.ToJsonString()}\n{body?.ToJsonString()}");
    }

    [GeneratedRegex("^```yaml\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
