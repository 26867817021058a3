using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.E2ETests.Scenarios;

/// <summary>Each peer kind and each entity gives exactly the policy that it means.</summary>
public sealed class PeerKindTests : Scenario
{
    public static TheoryData<string> IngressCases => [.. PeerKindCases.Ingress.Keys];

    public static TheoryData<string> EgressCases => [.. PeerKindCases.Egress.Keys];

    [Theory]
    [MemberData(nameof(IngressCases))]
    public async Task AllowFrom_EachPeer_GivesExactlyThatPolicy(string name)
    {
        var (ns, other) = await NeighboursAsync();
        var (rule, expected) = (PeerKindCases.Ingress[name].Rule, PeerKindCases.Ingress[name].Expected);
        await SegmentAsync(ns, "app", $$$"""
            podSelector: {matchLabels: {app: app}}
            isolate: [Ingress]
            ports: [{name: http, port: 8080}, {name: metrics, port: 9090}]
            allowFrom:
            - {{{rule.Replace("OTHER", other, StringComparison.Ordinal)}}}
            """);
        await PolicyBecomesAsync(ns, "aseg-app", $$$"""
            podSelector: {matchLabels: {app: app}}
            policyTypes: [Ingress]
            ingress:
            - {{{expected.Replace("OTHER", other, StringComparison.Ordinal)}}}
            """);
        await SegmentStatusAsync(ns, "app", status => AssertCondition(status, "PeersResolved", "True"));
    }

    [Theory]
    [MemberData(nameof(EgressCases))]
    public async Task AllowTo_EachPeer_GivesExactlyThatPolicy(string name)
    {
        var (ns, other) = await NeighboursAsync();
        var (rule, expected) = (PeerKindCases.Egress[name].Rule, PeerKindCases.Egress[name].Expected);
        await SegmentAsync(ns, "app", $$$"""
            podSelector: {matchLabels: {app: app}}
            isolate: [Egress]
            dns: None
            allowTo:
            - {{{rule.Replace("OTHER", other, StringComparison.Ordinal)}}}
            """);
        await PolicyBecomesAsync(ns, "aseg-app", $$$"""
            podSelector: {matchLabels: {app: app}}
            policyTypes: [Egress]
            egress:
            - {{{expected.Replace("OTHER", other, StringComparison.Ordinal)}}}
            """);
        await SegmentStatusAsync(ns, "app", status => AssertCondition(status, "PeersResolved", "True"));
    }

    [Fact]
    public async Task Service_ExternalName_IsRefusedAndIsolationStays()
    {
        var ns = await NamespaceAsync("app");
        await ApplyAsync($"{{apiVersion: v1, kind: Service, metadata: {{name: saas, namespace: {ns}}}, spec: {{type: ExternalName, externalName: api.example.com}}}}");
        await SegmentAsync(ns, "app", """
            podSelector: {}
            dns: None
            allowTo:
            - service: {name: saas}
            """);
        await PolicyBecomesAsync(ns, "aseg-app", "{podSelector: {}, policyTypes: [Ingress, Egress]}");
        var status = await SegmentStatusAsync(ns, "app", status => AssertCondition(status, "PeersResolved", "False"));
        Assert.Contains("ExternalName", Condition(status, "PeersResolved")!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private async Task<(string Own, string Other)> NeighboursAsync()
    {
        var (ns, other) = (await NamespaceAsync("app"), await NamespaceAsync("other"));
        await SegmentAsync(ns, "peer", "podSelector: {matchLabels: {app: peer}}\nports: [{port: 7000}]");
        await SegmentAsync(other, "other", "podSelector: {matchLabels: {app: other}}\nports: [{name: query, port: 5432}]");
        await ApplyAsync($$$"""
            apiVersion: v1
            kind: Service
            metadata: {name: cache, namespace: {{{ns}}}}
            spec:
              selector: {app: cache}
              ports: [{name: redis, port: 16379, targetPort: 6379}, {name: metrics, port: 19121, targetPort: metrics}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: queue, namespace: {{{other}}}}
            spec:
              selector: {app: queue}
              ports: [{name: amqp, port: 15672, targetPort: 5672}, {name: admin, port: 80, targetPort: 15672}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: legacy, namespace: {{{ns}}}}
            spec:
              ports: [{name: sql, port: 1433, targetPort: 1433}]
            ---
            apiVersion: v1
            kind: Endpoints
            metadata: {name: legacy, namespace: {{{ns}}}}
            subsets:
            - addresses: [{ip: 198.51.100.7}, {ip: 198.51.100.8}]
              ports: [{name: sql, port: 1433, protocol: TCP}]
            """);
        return (ns, other);
    }
}
