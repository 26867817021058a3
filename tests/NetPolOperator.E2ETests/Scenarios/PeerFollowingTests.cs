using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.E2ETests.Scenarios;

/// <summary>A rule follows what it names: another segment, a Service, endpoints.</summary>
public sealed class PeerFollowingTests : Scenario
{
    private const string Web = "podSelector: {matchLabels: {app: web}}\nisolate: [Egress]\ndns: None\n";

    [Fact]
    public async Task PeerSelectorAndPortsChanged_PoliciesThatNameItFollow()
    {
        var (ns, other) = (await NamespaceAsync("web"), await NamespaceAsync("data"));
        await SegmentAsync(other, "db", "podSelector: {matchLabels: {app: db}}\nports: [{port: 5432}]");
        await SegmentAsync(ns, "web", Web + $"allowTo: [{{segment: {{name: db, namespace: {other}}}}}]");
        await PolicyBecomesAsync(ns, "aseg-web", Expected(other, "{app: db}", 5432));
        await Api.PatchAsync(ResourceKind.AppSegment, other, "db", "spec: {podSelector: {matchLabels: {app: null, role: primary}}, ports: [{port: 5433}]}");
        await PolicyBecomesAsync(ns, "aseg-web", Expected(other, "{role: primary}", 5433));
    }

    [Fact]
    public async Task PeerDeletedAndBack_RuleGoesAndReturns()
    {
        const string Open = "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 5432, protocol: TCP}]}]}";
        const string Database = "podSelector: {matchLabels: {app: db}}\nports: [{port: 5432}]";
        var ns = await NamespaceAsync("peer");
        await SegmentAsync(ns, "db", Database);
        await SegmentAsync(ns, "web", Web + "allowTo: [{segment: {name: db}}]");
        await PolicyBecomesAsync(ns, "aseg-web", Open);
        await Api.DeleteAsync(ResourceKind.AppSegment, ns, "db");
        await PolicyBecomesAsync(ns, "aseg-web", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}");
        await SegmentStatusAsync(ns, "web", status => Assert.Equal("PeerNotFound", ConnectionState(status, "allowTo[0]")));
        await SegmentAsync(ns, "db", Database);
        await PolicyBecomesAsync(ns, "aseg-web", Open);
    }

    [Fact]
    public async Task ServiceAppearsAndChangesSelectorAndTargetPort_PolicyFollows()
    {
        var ns = await NamespaceAsync("service");
        await SegmentAsync(ns, "web", Web + "allowTo: [{service: {name: cache}}]");
        await PolicyBecomesAsync(ns, "aseg-web", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}");
        await ApplyAsync($"{{apiVersion: v1, kind: Service, metadata: {{name: cache, namespace: {ns}}}, spec: {{selector: {{app: cache}}, ports: [{{port: 80, targetPort: 6379}}]}}}}");
        await PolicyBecomesAsync(ns, "aseg-web", ToPods("cache", "6379"));
        await Api.PatchAsync(ResourceKind.Service, ns, "cache", "spec: {selector: {app: valkey}, ports: [{port: 80, targetPort: redis}]}");
        await PolicyBecomesAsync(ns, "aseg-web", ToPods("valkey", "redis"));
    }

    [Fact]
    public async Task EndpointsOfAServiceWithoutSelectorChange_PolicyFollows()
    {
        var ns = await NamespaceAsync("endpoints");
        await ApplyAsync($"{{apiVersion: v1, kind: Service, metadata: {{name: legacy, namespace: {ns}}}, spec: {{ports: [{{port: 1433}}]}}}}");
        await SegmentAsync(ns, "web", Web + "allowTo: [{service: {name: legacy}}]");
        await EndpointsAsync(ns, "198.51.100.7");
        await PolicyBecomesAsync(ns, "aseg-web", ToAddress("198.51.100.7"));
        await EndpointsAsync(ns, "198.51.100.99");
        await PolicyBecomesAsync(ns, "aseg-web", ToAddress("198.51.100.99"));
    }

    [Fact]
    public async Task SlicesOfAServiceWithoutSelectorEdited_PolicyFollows()
    {
        var ns = await NamespaceAsync("slices");
        await ApplyAsync($"{{apiVersion: v1, kind: Service, metadata: {{name: legacy, namespace: {ns}}}, spec: {{ports: [{{name: sql, port: 1433}}]}}}}");
        await SegmentAsync(ns, "web", Web + "allowTo: [{service: {name: legacy}}]");
        await SegmentStatusAsync(ns, "web", status => Assert.Equal("PeerNotFound", ConnectionState(status, "allowTo[0]")));
        await ServiceEndpoints.SetAsync(Api, ns, "legacy", (["198.51.100.7", "198.51.100.8"], 1433), (["198.51.100.9"], 1434));
        await PolicyBecomesAsync(ns, "aseg-web", ToAddresses(("198.51.100.7 198.51.100.8", 1433), ("198.51.100.9", 1434)));
        await ServiceEndpoints.SetAsync(Api, ns, "legacy", (["198.51.100.8"], 1433), (["198.51.100.9"], 1435));
        await PolicyBecomesAsync(ns, "aseg-web", ToAddresses(("198.51.100.8", 1433), ("198.51.100.9", 1435)));
        await ServiceEndpoints.SetAsync(Api, ns, "legacy", (["198.51.100.8"], 1433));
        await PolicyBecomesAsync(ns, "aseg-web", ToAddresses(("198.51.100.8", 1433)));
        await ServiceEndpoints.SetAsync(Api, ns, "legacy");
        await PolicyBecomesAsync(ns, "aseg-web", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}");
    }

    private static string Expected(string ns, string labels, int port) => $$$"""
        podSelector: {matchLabels: {app: web}}
        policyTypes: [Egress]
        egress:
        - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: {{{ns}}}}}, podSelector: {matchLabels: {{{labels}}}}}]
          ports: [{port: {{{port}}}, protocol: TCP}]
        """;

    private static string ToPods(string app, string port) => $$$"""
        podSelector: {matchLabels: {app: web}}
        policyTypes: [Egress]
        egress: [{to: [{podSelector: {matchLabels: {app: {{{app}}} } }}], ports: [{port: {{{port}}}, protocol: TCP}]}]
        """;

    private static string ToAddress(string address) => ToAddresses((address, 1433));

    private static string ToAddresses(params (string Addresses, int Port)[] groups)
    {
        var rules = groups.Select(group => $$$"""
            {to: [{{{string.Join(", ", group.Addresses.Split(' ').Select(address => $"{{ipBlock: {{cidr: {address}/32}}}}"))}}}], ports: [{port: {{{group.Port}}}, protocol: TCP}]}
            """);
        return $"{{podSelector: {{matchLabels: {{app: web}}}}, policyTypes: [Egress], egress: [{string.Join(", ", rules)}]}}";
    }

    private Task EndpointsAsync(string ns, string address) => ApplyAsync(
        $"{{apiVersion: v1, kind: Endpoints, metadata: {{name: legacy, namespace: {ns}}}, subsets: [{{addresses: [{{ip: {address}}}], ports: [{{port: 1433}}]}}]}}");
}
