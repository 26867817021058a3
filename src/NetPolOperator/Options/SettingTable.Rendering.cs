using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Options;

/// <content>Settings of the cluster that policies are rendered for.</content>
internal static partial class SettingTable
{
    private static SettingGroup Rendering => new("The cluster",
    [
        new()
        {
            Name = "cluster-cidrs", Key = "cluster.cidrs", Shape = "CIDR,…", Default = "none beyond the Nodes' pod ranges and all private ranges",
            Help = "Pod and Service networks, which entity Internet leaves out.",
            Bind = Set(ListParsers.Cidrs, (o, v) => o with { Rendering = o.Rendering with { ClusterCidrs = v } }),
        },
        new()
        {
            Name = "dns-services", Key = "cluster.dns.services", Shape = "NAMESPACE/NAME,…",
            Default = string.Join(", ", RenderSettings.Default.Dns.Services.Select(s => $"{s.Namespace}/{s.Name}")),
            Help = "Services that may be the cluster's DNS; the first that exists counts.",
            Bind = Set(ListParsers.Services, (o, v) => WithDns(o, o.Rendering.Dns with { Services = v })),
        },
        new()
        {
            Name = "node-local-dns", Key = "cluster.dns.nodeLocal", Shape = "WHEN", Default = "auto",
            Help = "Whether NodeLocal DNSCache is allowed for beside the DNS pods: auto (where it runs), always or never.",
            Bind = Set<NodeLocalDns>(v => ScalarParsers.OneOf(v, NodeLocalWords), (o, v) => WithDns(o, o.Rendering.Dns with { NodeLocal = v })),
        },
        new()
        {
            Name = "node-local-dns-addresses", Key = "cluster.dns.nodeLocalAddresses", Shape = "IP,…",
            Default = string.Join(", ", RenderSettings.Default.Dns.NodeLocalAddresses),
            Help = "The addresses that NodeLocal DNSCache listens on, beside the DNS Service's own.",
            Bind = Set(ListParsers.Addresses, (o, v) => WithDns(o, o.Rendering.Dns with { NodeLocalAddresses = v })),
        },
        new()
        {
            Name = "ingress-controller-pods", Key = "cluster.ingressController", Shape = "JSON", Structured = true,
            Default = "the usual ingress controllers in their usual namespaces",
            Help = "The pods behind entity IngressController: a list of {namespace or namespaceSelector, podSelector}.",
            Bind = Set(PodGroupParser.Parse, (o, v) => o with { Rendering = o.Rendering with { IngressController = v } }),
        },
        new()
        {
            Name = "monitoring-pods", Key = "cluster.monitoring", Shape = "JSON", Structured = true,
            Default = "Prometheus and its like in their usual namespaces",
            Help = "The pods behind entity Monitoring, in the same way.",
            Bind = Set(PodGroupParser.Parse, (o, v) => o with { Rendering = o.Rendering with { Monitoring = v } }),
        },
    ]);

    private static Dictionary<string, NodeLocalDns> NodeLocalWords =>
        new() { ["auto"] = NodeLocalDns.Auto, ["always"] = NodeLocalDns.Always, ["never"] = NodeLocalDns.Never };

    private static OperatorOptions WithDns(OperatorOptions options, DnsSettings dns) =>
        options with { Rendering = options.Rendering with { Dns = dns } };
}
