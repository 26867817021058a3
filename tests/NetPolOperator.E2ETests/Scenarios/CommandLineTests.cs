using System.Text.Json.Nodes;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.E2ETests.Scenarios;

/// <summary>Every command of <c>netpol</c> on a live cluster, and what it says where there is none.</summary>
public sealed class CommandLineTests : Scenario
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netpol-cli-").FullName;
    private string _ns = string.Empty;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _ns = await NamespaceAsync("cli");
        await PodAsync(_ns, "web", "{app: web}", "10.9.0.1");
        await PodAsync(_ns, "db", "{app: db}", "10.9.0.2", "[{name: postgres, containerPort: 5432}]");
        await ApplyAsync($$$$"""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: by-hand, namespace: {{{{_ns}}}}}
            spec:
              podSelector: {matchLabels: {app: web}}
              policyTypes: [Egress]
              egress:
              - to: [{podSelector: {matchLabels: {app: db}}}]
                ports: [{port: 5432}, {port: 5433}]
            """);
        await SegmentAsync(_ns, "db", """
            podSelector: {matchLabels: {app: db}}
            ports: [{name: postgres, port: 5432}]
            allowFrom: [{pods: {podSelector: {matchLabels: {app: web}}}}]
            """);
        await SegmentReadyAsync(_ns, "db");
    }

    public override async Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Connections_OfALiveCluster_AreThoseOfItsPolicies()
    {
        var connections = JsonNode.Parse(await OutputAsync("connections", "-n", _ns, "--no-external", "--from", $"{_ns}/web", "-o", "json"))!.AsArray();
        var conns = connections.ToDictionary(c => c!["dst"]!.GetValue<string>(), c => c!["conns"]!.GetValue<string>());
        Assert.Equal(new Dictionary<string, string> { [$"{_ns}/db"] = "TCP 5432", [$"{_ns}/web"] = "All" }, conns);
    }

    [Fact]
    public async Task Coverage_OfALiveCluster_CountsItsPods()
    {
        var coverage = JsonNode.Parse(await OutputAsync("coverage", "-n", _ns, "-o", "json"))!;
        Assert.Equal(2, coverage["total"]!["pods"]!.GetValue<int>());
        Assert.Equal((1, 2), (coverage["total"]!["ingress"]!["isolated"]!.GetValue<int>(), coverage["total"]!["egress"]!["isolated"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Explain_OfALiveCluster_NamesThePolicyAndItsSegment()
    {
        var text = await OutputAsync("explain", "--from", $"{_ns}/web", "--to", $"{_ns}/db", "--port", "5432");
        Assert.StartsWith("ALLOWED", text, StringComparison.Ordinal);
        Assert.Contains($"{_ns}/by-hand spec.egress[0]", text, StringComparison.Ordinal);
        Assert.Contains($"AppSegment {_ns}/db allowFrom[0]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_OfALiveCluster_FindsPitfallsInIt()
    {
        var (code, output, error) = await RunAsync("lint", "-o", "json");
        Assert.True(code == 1, error);
        var ids = JsonNode.Parse(output)!["findings"]!.AsArray().Where(f => f!["object"]!.ToString() == $"NetworkPolicy {_ns}/by-hand").Select(f => f!["id"]!.ToString());
        Assert.Contains("NP031", ids); // egress without DNS
    }

    [Fact]
    public async Task Graph_OfALiveCluster_ShowsSegmentsWorkloadsAndWhatMayPass()
    {
        var graph = JsonNode.Parse(await OutputAsync("graph", "-n", _ns, "-o", "json"))!;
        var nodes = graph["nodes"]!.AsArray().Where(n => n!["namespace"]?.ToString() == _ns).ToDictionary(n => $"{n!["type"]} {n["namespace"]}/{n["name"]}", n => n!["id"]!.ToString());
        Assert.Equal([$"AppSegment {_ns}/db", $"Pod {_ns}/web"], nodes.Keys.Order(StringComparer.Ordinal));
        var edge = graph["edges"]!.AsArray().Single(e => nodes.ContainsValue(e!["from"]!.ToString()) && nodes.ContainsValue(e["to"]!.ToString()))!;
        Assert.Equal((nodes[$"Pod {_ns}/web"], nodes[$"AppSegment {_ns}/db"], "TCP 5432"), (edge["from"]!.ToString(), edge["to"]!.ToString(), edge["ports"]!.ToString()));
        var page = await OutputAsync("graph", "-n", _ns, "-o", "html");
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains(nodes[$"AppSegment {_ns}/db"], page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_OfALiveCluster_GivesWhatTheOperatorWrote()
    {
        var rendered = Yaml.Documents(await OutputAsync("render", "-n", _ns)).Single();
        var live = await Api.GetAsync(ResourceKind.NetworkPolicy, _ns, "aseg-db");
        Canonical.AssertEqual(rendered["spec"], live["spec"], "aseg-db");
        Assert.Equal(live["metadata"]!["labels"]!["netpol.io/owner-uid"]!.ToString(), rendered["metadata"]!["labels"]!["netpol.io/owner-uid"]!.ToString());
    }

    [Fact]
    public async Task Diff_AgainstALiveCluster_TellsWhatFilesWouldChange()
    {
        var file = await WriteAsync("change.yaml", Segment(_ns, "db", """
            podSelector: {matchLabels: {app: db}}
            ports: [{name: postgres, port: 5433}]
            allowFrom: [{pods: {podSelector: {matchLabels: {app: web}}}}]
            """));
        var (code, output, error) = await RunAsync("diff", "-f", file, "-o", "json", "--level", "pod");
        Assert.True(code == 1, error);
        var change = JsonNode.Parse(output)!["connections"]!.AsArray().Single(c => c!["dst"]!.ToString() == $"{_ns}/db" && c["src"]!.ToString() == $"{_ns}/web")!;
        Assert.Equal(("TCP 5432", "TCP 5433"), (change["before"]!.ToString(), change["after"]!.ToString()));
    }

    [Fact]
    public async Task Test_OfALiveCluster_HoldsExpectations()
    {
        var file = await WriteAsync("expectations.yaml", $"allow: [{{from: {_ns}/web, to: 'segment:{_ns}/db', ports: [5432]}}]\ndeny: [{{from: {_ns}/web, to: {_ns}/db, ports: [5433]}}]\n");
        Assert.Contains("2 kept, 0 broken", await OutputAsync("test", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfALiveCluster_GivesResourcesThatTheClusterTakes()
    {
        var output = await OutputAsync("import", "-n", _ns);
        var segment = Yaml.Documents(output).Single();
        Assert.Equal(("AppSegment", "web"), (segment["kind"]!.ToString(), segment["metadata"]!["name"]!.ToString()));
        Assert.Equal("db", segment["spec"]!["allowTo"]![0]!["pods"]!["podSelector"]!["matchLabels"]!["app"]!.ToString());
        await Api.DeleteAsync(ResourceKind.NetworkPolicy, _ns, "by-hand");
        await ApplyAsync(output);
        await SegmentReadyAsync(_ns, "web");
        await PolicyBecomesAsync(_ns, "aseg-web", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 5432, protocol: TCP}, {port: 5433, protocol: TCP}]}]}");
    }

    [Fact]
    public async Task Context_NamedOnTheCommandLine_IsTheOneThatIsRead()
    {
        var config = Yaml.Parse(await File.ReadAllTextAsync(Api.KubeConfig))!;
        var current = config["current-context"]!.GetValue<string>();
        config["current-context"] = "elsewhere";
        config["clusters"]!.AsArray().Add(JsonNode.Parse("""{"name": "elsewhere", "cluster": {"server": "https://127.0.0.1:1"}}"""));
        config["contexts"]!.AsArray().Add(JsonNode.Parse("""{"name": "elsewhere", "context": {"cluster": "elsewhere", "user": "nobody"}}"""));
        config["users"]!.AsArray().Add(JsonNode.Parse("""{"name": "nobody", "user": {"token": "none"}}"""));
        var file = await WriteAsync("config", config.ToJsonString());
        var (code, _, error) = await NetPol.RunAsync(["coverage", "-n", _ns, "--kubeconfig", file, "--context", current]);
        Assert.True(code == 0, error);
        (code, _, error) = await NetPol.RunAsync(["coverage", "-n", _ns, "--kubeconfig", file]);
        AssertRefusal(code, error, "cannot reach the cluster at https://127.0.0.1:1");
        (code, _, error) = await NetPol.RunAsync(["coverage", "--kubeconfig", file, "--context", "nowhere"]);
        AssertRefusal(code, error, "nowhere");
    }

    [Theory]
    [InlineData("connections")]
    [InlineData("coverage")]
    [InlineData("lint")]
    [InlineData("render")]
    [InlineData("import")]
    public async Task Command_WithoutTheRightToList_SaysWhoMayNotListWhat(string command)
    {
        await ApplyAsync($"{{apiVersion: v1, kind: ServiceAccount, metadata: {{name: nobody, namespace: {_ns}}}}}");
        var config = await OperatorIdentity.KubeConfigAsync(Api, _ns, "nobody", _folder);
        var (code, output, error) = await NetPol.RunAsync([command, "--kubeconfig", config]);
        AssertRefusal(code, error, "forbidden");
        Assert.Contains($"system:serviceaccount:{_ns}:nobody", error, StringComparison.Ordinal);
        Assert.Contains("namespaces", error, StringComparison.Ordinal);
        Assert.Equal(string.Empty, output);
    }

    private static void AssertRefusal(int code, string error, string reason)
    {
        Assert.Equal(2, code);
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal); // no stack trace
        Assert.DoesNotContain("internal error", error, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] arguments) => NetPol.RunAsync([.. arguments, "--kubeconfig", Api.KubeConfig]);

    private async Task<string> OutputAsync(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.True(code == 0, error);
        return output;
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(file, text);
        return file;
    }
}
