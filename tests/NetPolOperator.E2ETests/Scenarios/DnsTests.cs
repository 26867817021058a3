using System.Text.Json.Nodes;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.E2ETests.Scenarios;

/// <summary>What <c>dns: Auto</c> opens, and nothing beside it. What they change concerns all tests.</summary>
[Collection(LifecycleGroup.Name)]
public sealed class DnsTests : Scenario
{
    [Fact]
    public async Task Auto_IsTheDnsPodsOnTheirTargetPortsOverUdpAndTcp_AndNodeLocalDnsWhereItRuns()
    {
        var ns = await SegmentAsync();
        await BecomesAsync(ns);
        var before = await NodeLocalRunsAsync();
        await PodAsync("kube-system", $"node-local-{Id}", "{k8s-app: node-local-dns}", "192.0.2.11", hostNetwork: true);
        try
        {
            Assert.True(await NodeLocalRunsAsync());
            await BecomesAsync(ns);
        }
        finally
        {
            await Api.DeleteAsync(ResourceKind.Pod, "kube-system", $"node-local-{Id}", graceSeconds: 0);
        }

        Assert.Equal(before, await NodeLocalRunsAsync());
        await BecomesAsync(ns);
    }

    [Fact]
    public async Task Auto_TheServiceGetsAnotherTargetPort_IsThatPort()
    {
        await OnOwnClusterAsync(); // somebody else's keeps its DNS
        var ns = await SegmentAsync();
        await BecomesAsync(ns);
        try
        {
            await TargetAsync(5353); // as on OpenShift
            await BecomesAsync(ns, expectedPort: 5353);
        }
        finally
        {
            await TargetAsync(53);
        }

        await BecomesAsync(ns, expectedPort: 53);
    }

    private async Task<string> SegmentAsync()
    {
        var ns = await NamespaceAsync("dns");
        await SegmentAsync(ns, "app", "podSelector: {}\nisolate: [Egress]");
        return ns;
    }

    private async Task TargetAsync(int port)
    {
        var service = await Api.GetAsync(ResourceKind.Service, "kube-system", "kube-dns");
        foreach (var there in service["spec"]!["ports"]!.AsArray())
            there!["targetPort"] = port;
        await Api.PatchAsync(ResourceKind.Service, "kube-system", "kube-dns", new JsonObject { ["spec"] = new JsonObject { ["ports"] = service["spec"]!["ports"]!.DeepClone() } }.ToJsonString());
    }

    private async Task<bool> NodeLocalRunsAsync() =>
        (await Api.ListAsync(ResourceKind.Pod, "kube-system", "?labelSelector=k8s-app=node-local-dns")).Count > 0;

    private Task BecomesAsync(string ns, int? expectedPort = null) => EventuallyAsync(
        async () => (Expected: await EgressAsync(expectedPort), Policy: await Api.GetAsync(ResourceKind.NetworkPolicy, ns, "aseg-app")),
        found => Canonical.AssertEqual(Yaml.Parse($"{{podSelector: {{}}, policyTypes: [Egress], egress: {found.Expected}}}"), found.Policy["spec"], $"{ns}/aseg-app"));

    private async Task<string> EgressAsync(int? expectedPort)
    {
        var service = (await Api.GetAsync(ResourceKind.Service, "kube-system", "kube-dns"))["spec"]!;
        var targets = service["ports"]!.AsArray().Where(port => port!["port"]!.GetValue<int>() == 53).Select(port => port!["targetPort"]!.ToJsonString()).Distinct().ToList();
        Assert.All(targets, target => Assert.True(expectedPort is null || target == $"{expectedPort}", target));
        var pods = $$$"""
            {to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {{{service["selector"]!.ToJsonString()}}}}}], ports: {{{Ports(targets)}}}}
            """;
        var nodeLocal = $$$"""
            {to: [{ipBlock: {cidr: 169.254.20.10/32}}, {ipBlock: {cidr: {{{service["clusterIP"]}}}/32}}], ports: {{{Ports(["53"])}}}}
            """;
        return await NodeLocalRunsAsync() ? $"[{pods}, {nodeLocal}]" : $"[{pods}]";
    }

    private static string Ports(IEnumerable<string> ports) => $"[{string.Join(", ", ports.SelectMany(port => new[] { $"{{port: {port}, protocol: TCP}}", $"{{port: {port}, protocol: UDP}}" }))}]";
}
