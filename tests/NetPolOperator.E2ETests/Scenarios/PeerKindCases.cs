namespace NetPolOperator.E2ETests.Scenarios;

/// <summary>One rule as a user writes it, and the rule that the policy must hold for it. OTHER stands for the test's second namespace.</summary>
/// <param name="Rule">An item of allowFrom or allowTo.</param>
/// <param name="Expected">An item of the policy's ingress or egress.</param>
public sealed record PeerKindCase(string Rule, string Expected);

/// <summary>Every peer kind and every entity of fixed meaning, by the names that the tests show.</summary>
public static class PeerKindCases
{
    private const string OwnPorts = "ports: [{port: 8080, protocol: TCP}, {port: 9090, protocol: TCP}]";
    private const string OtherNamespace = "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: OTHER}}";

    /// <summary>allowFrom of a segment that declares the ports http 8080 and metrics 9090.</summary>
    public static readonly Dictionary<string, PeerKindCase> Ingress = new(StringComparer.Ordinal)
    {
        ["segment of the own namespace"] = new(
            "{segment: {name: peer}}",
            $"{{from: [{{podSelector: {{matchLabels: {{app: peer}}}}}}], {OwnPorts}}}"),
        ["segment of another namespace"] = new(
            "{segment: {name: other, namespace: OTHER}}",
            $"{{from: [{{{OtherNamespace}, podSelector: {{matchLabels: {{app: other}}}}}}], {OwnPorts}}}"),
        ["a port by the segment's own name for it"] = new(
            "{segment: {name: peer}, ports: [{port: metrics}]}",
            "{from: [{podSelector: {matchLabels: {app: peer}}}], ports: [{port: 9090, protocol: TCP}]}"),
        ["a port by a name that only the containers know"] = new(
            "{segment: {name: peer}, ports: [{port: admin}]}",
            "{from: [{podSelector: {matchLabels: {app: peer}}}], ports: [{port: admin, protocol: TCP}]}"),
        ["a UDP port"] = new(
            "{segment: {name: peer}, ports: [{port: 53, protocol: UDP}]}",
            "{from: [{podSelector: {matchLabels: {app: peer}}}], ports: [{port: 53, protocol: UDP}]}"),
        ["pods: all of the own namespace"] = new(
            "{pods: {}}",
            $"{{from: [{{podSelector: {{}}}}], {OwnPorts}}}"),
        ["pods: by label, own namespace"] = new(
            "{pods: {podSelector: {matchLabels: {tier: batch}}}}",
            $"{{from: [{{podSelector: {{matchLabels: {{tier: batch}}}}}}], {OwnPorts}}}"),
        ["pods: a namespace by name"] = new(
            "{pods: {namespace: OTHER, podSelector: {matchLabels: {tier: batch}}}}",
            $"{{from: [{{{OtherNamespace}, podSelector: {{matchLabels: {{tier: batch}}}}}}], {OwnPorts}}}"),
        ["pods: namespaces by label, both selectors together"] = new(
            "{pods: {namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchExpressions: [{key: tier, operator: In, values: [x, y]}]}}}",
            "{from: [{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchExpressions: [{key: tier, operator: In, values: [x, y]}]}}], " + OwnPorts + "}"),
        ["cidr, IPv4 with except"] = new(
            "{cidr: {block: 203.0.113.0/24, except: [203.0.113.64/26]}}",
            $"{{from: [{{ipBlock: {{cidr: 203.0.113.0/24, except: [203.0.113.64/26]}}}}], {OwnPorts}}}"),
        ["cidr, IPv6"] = new(
            "{cidr: {block: '2001:db8::/32'}}",
            $"{{from: [{{ipBlock: {{cidr: '2001:db8::/32'}}}}], {OwnPorts}}}"),
        ["entity Anyone"] = new("{entity: Anyone}", $"{{{OwnPorts}}}"),
        ["entity Cluster"] = new("{entity: Cluster}", $"{{from: [{{namespaceSelector: {{}}}}], {OwnPorts}}}"),
        ["entity Namespace"] = new("{entity: Namespace}", $"{{from: [{{podSelector: {{}}}}], {OwnPorts}}}"),
    };

    /// <summary>allowTo of a segment.</summary>
    public static readonly Dictionary<string, PeerKindCase> Egress = new(StringComparer.Ordinal)
    {
        ["segment of the own namespace, the ports that it declares"] = new(
            "{segment: {name: peer}}",
            "{to: [{podSelector: {matchLabels: {app: peer}}}], ports: [{port: 7000, protocol: TCP}]}"),
        ["segment of another namespace, its port by name"] = new(
            "{segment: {name: other, namespace: OTHER}, ports: [{port: query}]}",
            $"{{to: [{{{OtherNamespace}, podSelector: {{matchLabels: {{app: other}}}}}}], ports: [{{port: 5432, protocol: TCP}}]}}"),
        ["service: its pods and target ports"] = new(
            "{service: {name: cache}}",
            "{to: [{podSelector: {matchLabels: {app: cache}}}], ports: [{port: 6379, protocol: TCP}, {port: metrics, protocol: TCP}]}"),
        ["service of another namespace, a port by the Service's name for it"] = new(
            "{service: {name: queue, namespace: OTHER}, ports: [{port: amqp}]}",
            $"{{to: [{{{OtherNamespace}, podSelector: {{matchLabels: {{app: queue}}}}}}], ports: [{{port: 5672, protocol: TCP}}]}}"),
        ["service without selector: its endpoints' addresses"] = new(
            "{service: {name: legacy}}",
            "{to: [{ipBlock: {cidr: 198.51.100.7/32}}, {ipBlock: {cidr: 198.51.100.8/32}}], ports: [{port: 1433, protocol: TCP}]}"),
        ["pods: a namespace by name, all ports"] = new("{pods: {namespace: OTHER}}", $"{{to: [{{{OtherNamespace}, podSelector: {{}}}}]}}"),
        ["cidr with a port"] = new(
            "{cidr: {block: 203.0.113.0/24}, ports: [{port: 443}]}",
            "{to: [{ipBlock: {cidr: 203.0.113.0/24}}], ports: [{port: 443, protocol: TCP}]}"),
        ["entity Anyone"] = new("{entity: Anyone}", "{}"),
        ["entity Cluster"] = new("{entity: Cluster}", "{to: [{namespaceSelector: {}}]}"),
        ["entity Namespace"] = new("{entity: Namespace}", "{to: [{podSelector: {}}]}"),
    };
}
