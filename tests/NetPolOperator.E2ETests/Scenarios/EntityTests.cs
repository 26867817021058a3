using System.Net;
using System.Text.Json.Nodes;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.E2ETests.Scenarios;

/// <summary>The entities whose meaning depends on the cluster, each held against what the cluster has.</summary>
public sealed class EntityTests : Scenario
{
    [Fact]
    public async Task KubeApiServer_FollowsEndpointsAndClusterAddressOfTheKubernetesService()
    {
        var rules = await EgressRulesAsync("KubeAPIServer");
        var endpoints = await Api.GetAsync(ResourceKind.Endpoints, "default", "kubernetes");
        var service = await Api.GetAsync(ResourceKind.Service, "default", "kubernetes");
        var addresses = endpoints["subsets"]!.AsArray()
            .SelectMany(subset => subset!["addresses"]!.AsArray())
            .Select(address => address!["ip"]!.GetValue<string>())
            .Append(service["spec"]!["clusterIP"]!.GetValue<string>());
        Assert.Equal(addresses.Select(address => address + "/32").Order(), Blocks(rules).Select(block => block.Cidr).Distinct().Order());
    }

    [Fact]
    public async Task Nodes_AreTheirInternalAddresses()
    {
        var rules = await EgressRulesAsync("Nodes");
        var addresses = (await Api.ListAsync(ResourceKind.Node))
            .SelectMany(node => node["status"]?["addresses"]?.AsArray() ?? [])
            .Where(address => address!["type"]!.GetValue<string>() == "InternalIP")
            .Select(address => address!["address"]!.GetValue<string>() + "/32").ToList();
        Assert.NotEmpty(addresses);
        Assert.Subset(Blocks(rules).Select(block => block.Cidr).ToHashSet(), addresses.Where(address => !address.StartsWith("192.0.2.77", StringComparison.Ordinal)).ToHashSet());
    }

    [Fact]
    public async Task Internet_IsEverythingOutsideAndNothingInside()
    {
        var blocks = Blocks(await EgressRulesAsync("Internet")).ToList();
        foreach (var outside in new[] { "8.8.8.8", "172.32.0.1", "2606:4700::1111" })
            Assert.True(Admits(blocks, outside), $"{outside} is not admitted");
        foreach (var inside in new[] { "10.1.2.3", "172.20.0.1", "192.168.7.7", "100.64.1.1", "169.254.169.254", "fd12:3456::1", "fe80::1", "fd00:ec2::254" })
            Assert.False(Admits(blocks, inside), $"{inside} is admitted");
    }

    [Theory]
    [InlineData("IngressController", "ingress-nginx")]
    [InlineData("Monitoring", "prometheus")]
    public async Task PodEntities_SelectByNamespaceAndPodTogether(string entity, string app)
    {
        var rules = await EgressRulesAsync(entity);
        var peers = rules.SelectMany(rule => rule!["to"]!.AsArray()).ToList();
        Assert.NotEmpty(peers);
        Assert.All(peers, peer => Assert.True(
            peer!["namespaceSelector"] is JsonObject { Count: > 0 } && peer["podSelector"] is JsonObject { Count: > 0 }, peer.ToJsonString()));
        Assert.Contains(app, rules.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DnsAuto_OpensTheDnsPodsOnTheirTargetPortsOverUdpAndTcp()
    {
        var ns = await NamespaceAsync("dns");
        await SegmentAsync(ns, "app", "podSelector: {}\nisolate: [Egress]");
        var policy = await PolicyAppearsAsync(ns, "aseg-app");
        var service = await Api.GetAsync(ResourceKind.Service, "kube-system", "kube-dns");
        var egress = Assert.Single(policy["spec"]!["egress"]!.AsArray(), rule => rule!.ToJsonString().Contains("podSelector", StringComparison.Ordinal))!;
        var ports = service["spec"]!["ports"]!.AsArray()
            .Where(port => port!["name"]!.GetValue<string>() is "dns" or "dns-tcp")
            .Select(port => (JsonNode)new JsonObject { ["port"] = port!["targetPort"]!.DeepClone(), ["protocol"] = port["protocol"]!.DeepClone() });
        Canonical.AssertEqual(new JsonArray(ports.ToArray()), egress["ports"], "the DNS ports");
        var peer = egress["to"]!.AsArray().Single(peer => peer!["podSelector"] is not null)!;
        Canonical.AssertEqual(service["spec"]!["selector"], peer["podSelector"]!["matchLabels"], "the DNS pods");
        Assert.Equal("kube-system", peer["namespaceSelector"]!["matchLabels"]!["kubernetes.io/metadata.name"]!.GetValue<string>());
    }

    private static IEnumerable<(string Cidr, string[] Except)> Blocks(JsonArray rules) => rules.SelectMany(rule => rule!["to"]!.AsArray()).Select(peer => peer!["ipBlock"]!).Select(
        block => (block["cidr"]!.GetValue<string>(), block["except"]?.AsArray().Select(except => except!.GetValue<string>()).ToArray() ?? []));

    private static bool Admits(IEnumerable<(string Cidr, string[] Except)> blocks, string address) => blocks.Any(
        block => Contains(block.Cidr, address) && !block.Except.Any(except => Contains(except, address)));

    private static bool Contains(string block, string address) => IPNetwork.Parse(block).Contains(IPAddress.Parse(address));

    private async Task<JsonArray> EgressRulesAsync(string entity)
    {
        var ns = await NamespaceAsync("entity");
        await SegmentAsync(ns, "app", $"podSelector: {{}}\nisolate: [Egress]\ndns: None\nallowTo: [{{entity: {entity}}}]");
        var policy = await PolicyAppearsAsync(ns, "aseg-app");
        return policy["spec"]!["egress"]!.AsArray();
    }
}
