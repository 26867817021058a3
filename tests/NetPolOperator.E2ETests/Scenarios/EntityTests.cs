using System.Net;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.E2ETests.Scenarios;

/// <summary>The entities whose meaning depends on the cluster: exactly what the cluster has, in both directions. What they change concerns all tests.</summary>
[Collection(LifecycleGroup.Name)]
public sealed class EntityTests : Scenario
{
    [Fact]
    public async Task KubeApiServer_IsItsEndpointsAndOutwardsItsClusterAddress_AndFollowsThem()
    {
        const string Added = "198.51.100.201";
        var ns = await SegmentForAsync("KubeAPIServer");
        await BecomesAsync(ns, ApiServerAsync);
        try
        {
            await BecomesAsync(ns, async () =>
            {
                await ServiceEndpoints.EnsureUnreadyAsync(Api, "default", "kubernetes", Added); // the API server may tidy it up meanwhile
                var peers = await ApiServerAsync();
                Assert.Contains(Block(Added), peers.From);
                return peers;
            });
        }
        finally
        {
            await ServiceEndpoints.RemoveUnreadyAsync(Api, "default", "kubernetes", Added);
        }

        await BecomesAsync(ns, async () =>
        {
            var peers = await ApiServerAsync();
            Assert.DoesNotContain(Block(Added), peers.From);
            return peers;
        });
    }

    [Fact]
    public async Task Nodes_AreTheirInternalAddresses_AndFollowANodeThatJoinsAndLeaves()
    {
        string[] joined = [Block("192.0.2.77"), Block("2001:db8::77")];
        var ns = await SegmentForAsync("Nodes");
        await BecomesAsync(ns, NodesAsync);
        await ApplyAsync($"{{apiVersion: v1, kind: Node, metadata: {{name: joined-{Id}}}, spec: {{unschedulable: true}}}}");
        await Api.PatchStatusAsync(ResourceKind.Node, null, $"joined-{Id}", """
            status:
              addresses:
              - {type: InternalIP, address: 192.0.2.77}
              - {type: InternalIP, address: '2001:db8::77'}
              - {type: ExternalIP, address: 192.0.2.78}
              - {type: Hostname, address: joined}
            """);
        await BecomesAsync(ns, async () =>
        {
            var peers = await NodesAsync();
            Assert.Subset(peers.From.ToHashSet(), joined.ToHashSet());
            return peers;
        });
        await Api.DeleteAsync(ResourceKind.Node, null, $"joined-{Id}");
        await BecomesAsync(ns, async () =>
        {
            var peers = await NodesAsync();
            Assert.Empty(peers.From.Intersect(joined));
            return peers;
        });
    }

    [Fact]
    public async Task Internet_IsEverythingButWhatIsNotPublic_AndFollowsThePodRangesOfNodes()
    {
        var ns = await SegmentForAsync("Internet");
        await BecomesAsync(ns, () => Task.FromResult(Internet()));
        await ApplyAsync($"{{apiVersion: v1, kind: Node, metadata: {{name: public-{Id}}}, spec: {{unschedulable: true, podCIDR: 198.51.100.0/25, podCIDRs: [198.51.100.0/25]}}}}");
        await BecomesAsync(ns, () => Task.FromResult(Internet("198.51.100.0/25")));
        await Api.DeleteAsync(ResourceKind.Node, null, $"public-{Id}");
        await BecomesAsync(ns, () => Task.FromResult(Internet()));
    }

    [Fact]
    public async Task IngressController_IsTheUsualControllersInTheirUsualNamespaces()
    {
        string[] peers =
        [
            Pods(
                "kubernetes.io/metadata.name", "envoy-gateway-system, haproxy-controller, ingress-nginx, kong, nginx-ingress, projectcontour, traefik",
                "app.kubernetes.io/name", "contour, envoy, gateway, haproxy-ingress, ingress-nginx, kong, kubernetes-ingress, nginx-ingress, traefik"),
            Pods("kubernetes.io/metadata.name", "kube-system", "app.kubernetes.io/name", "ingress-nginx, rke2-ingress-nginx, traefik"),
            Pods("kubernetes.io/metadata.name", "istio-ingress, istio-system", "istio", "ingress, ingressgateway"),
            Pods("kubernetes.io/metadata.name", "openshift-ingress", "ingresscontroller.operator.openshift.io/deployment-ingresscontroller", "default"),
        ];
        await BecomesAsync(await SegmentForAsync("IngressController"), () => Task.FromResult((peers, peers)));
    }

    [Fact]
    public async Task Monitoring_IsPrometheusAndItsLikeInTheirUsualNamespaces()
    {
        string[] peers =
        [
            Pods(
                "kubernetes.io/metadata.name", "kube-prometheus-stack, monitoring, observability, openshift-monitoring, openshift-user-workload-monitoring, prometheus",
                "app.kubernetes.io/name", "alloy, grafana-agent, opentelemetry-collector, prometheus, prometheus-agent, victoria-metrics-agent, vmagent"),
        ];
        await BecomesAsync(await SegmentForAsync("Monitoring"), () => Task.FromResult((peers, peers)));
    }

    private static string Block(string address) => Block(address + (address.Contains(':', StringComparison.Ordinal) ? "/128" : "/32"), []);

    private static string Block(string block, IReadOnlyCollection<string> except) =>
        $"{{ipBlock: {{cidr: '{block}'{(except.Count == 0 ? "" : $", except: [{string.Join(", ", except.Select(e => $"'{e}'"))}]")}}}}}";

    private static string Pods(string namespaceLabel, string namespaces, string podLabel, string pods) =>
        $"{{namespaceSelector: {In(namespaceLabel, namespaces)}, podSelector: {In(podLabel, pods)}}}";

    private static string In(string key, string values) => $"{{matchExpressions: [{{key: {key}, operator: In, values: [{values}]}}]}}";

    private static (string[] From, string[] To) Internet(params string[] podRanges)
    {
        string[] ipv4 =
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", .. podRanges,
        ];
        string[] peers =
        [
            Block("0.0.0.0/0", ipv4),
            Block("::/0", ["::/127", "64:ff9b:1::/48", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", .. ipv4.Select(Nat64)]),
        ];
        return (peers, peers);
    }

    // The same addresses by IPv6: 10.0.0.0/8 is 64:ff9b::a00:0/104.
    private static string Nat64(string ipv4)
    {
        var network = IPNetwork.Parse(ipv4);
        byte[] address = [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, .. network.BaseAddress.GetAddressBytes()];
        return $"{new IPAddress(address)}/{96 + network.PrefixLength}";
    }

    private async Task<(string[] From, string[] To)> ApiServerAsync()
    {
        var endpoints = (await ServiceEndpoints.AddressesAsync(Api, "default", "kubernetes")).Select(Block).Distinct().ToArray();
        Assert.NotEmpty(endpoints);
        var address = (await Api.GetAsync(ResourceKind.Service, "default", "kubernetes"))["spec"]!["clusterIP"]!.GetValue<string>();
        return (endpoints, [.. endpoints, Block(address)]);
    }

    private async Task<(string[] From, string[] To)> NodesAsync()
    {
        var blocks = (await Api.ListAsync(ResourceKind.Node))
            .SelectMany(node => node["status"]?["addresses"]?.AsArray() ?? [])
            .Where(address => address!["type"]!.GetValue<string>() == "InternalIP")
            .Select(address => Block(address!["address"]!.GetValue<string>())).Distinct().ToArray();
        Assert.NotEmpty(blocks);
        return (blocks, blocks);
    }

    // On its own port inwards, on given ports outwards.
    private async Task<string> SegmentForAsync(string entity)
    {
        var ns = await NamespaceAsync("entity");
        await SegmentAsync(ns, "app", $$$"""
            podSelector: {}
            dns: None
            ports: [{port: 9443}]
            allowFrom: [{entity: {{{entity}}}}]
            allowTo: [{entity: {{{entity}}}, ports: [{port: 443}, {port: 53, protocol: UDP}]}]
            """);
        return ns;
    }

    // What the cluster has may change meanwhile: it is read anew each time.
    private Task BecomesAsync(string ns, Func<Task<(string[] From, string[] To)>> peers) => EventuallyAsync(
        async () => (Peers: await peers(), Policy: await Api.GetAsync(ResourceKind.NetworkPolicy, ns, "aseg-app")),
        found => Canonical.AssertEqual(
            Yaml.Parse($$$"""
                podSelector: {}
                policyTypes: [Ingress, Egress]
                ingress: [{from: [{{{string.Join(", ", found.Peers.From)}}}], ports: [{port: 9443, protocol: TCP}]}]
                egress: [{to: [{{{string.Join(", ", found.Peers.To)}}}], ports: [{port: 443, protocol: TCP}, {port: 53, protocol: UDP}]}]
                """),
            found.Policy["spec"],
            $"{ns}/aseg-app"));
}
