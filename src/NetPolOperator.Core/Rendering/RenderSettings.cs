using k8s.Models;

namespace NetPolOperator.Core.Rendering;

/// <summary>What rendering takes from the operator's settings.</summary>
public sealed record RenderSettings
{
    /// <summary>The settings as they are without any configuration.</summary>
    public static RenderSettings Default { get; } = new();

    /// <summary>The operator's own namespace, which no baseline ever matches.</summary>
    public string OperatorNamespace { get; init; } = "netpol-system";

    /// <summary>Pod and Service ranges of the cluster, left out of <c>Internet</c> beside every private range and the Nodes' podCIDRs.</summary>
    public IReadOnlyList<string> ClusterCidrs { get; init; } = [];

    /// <summary>The pods behind <c>entity: IngressController</c>.</summary>
    public IReadOnlyList<PodGroup> IngressController { get; init; } = EntityDefaults.IngressController;

    /// <summary>The pods behind <c>entity: Monitoring</c>.</summary>
    public IReadOnlyList<PodGroup> Monitoring { get; init; } = EntityDefaults.Monitoring;

    /// <summary>How the cluster's DNS is found.</summary>
    public DnsSettings Dns { get; init; } = new();
}

/// <summary>Pods by both selectors together.</summary>
/// <param name="NamespaceSelector">The pods' namespaces.</param>
/// <param name="PodSelector">The pods.</param>
public sealed record PodGroup(V1LabelSelector NamespaceSelector, V1LabelSelector PodSelector);

/// <summary>How the cluster's DNS is found.</summary>
public sealed record DnsSettings
{
    /// <summary>The Services that may be the cluster's DNS, the first that exists counts.</summary>
    public IReadOnlyList<DnsService> Services { get; init; } =
        [new("kube-system", "kube-dns"), new("kube-system", "coredns"), new("kube-system", "rke2-coredns-rke2-coredns"), new("openshift-dns", "dns-default")];

    /// <summary>Whether NodeLocal DNSCache is allowed for beside the DNS pods.</summary>
    public NodeLocalDns NodeLocal { get; init; } = NodeLocalDns.Auto;

    /// <summary>The addresses that NodeLocal DNSCache listens on, beside the DNS Service's cluster IP.</summary>
    public IReadOnlyList<string> NodeLocalAddresses { get; init; } = ["169.254.20.10"];
}

/// <summary>A Service that may be the cluster's DNS.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
public sealed record DnsService(string Namespace, string Name);

/// <summary>Whether NodeLocal DNSCache is allowed for.</summary>
public enum NodeLocalDns
{
    /// <summary>Where a pod labelled <c>k8s-app: node-local-dns</c> runs in the DNS Service's namespace or kube-system.</summary>
    Auto,

    /// <summary>In every policy that allows DNS.</summary>
    Always,

    /// <summary>Not at all.</summary>
    Never,
}
