using k8s.Models;

namespace NetPolOperator.Core.Cluster;

/// <summary>The pods of NodeLocal DNSCache, as its manifests label them.</summary>
public static class NodeLocalDnsPods
{
    /// <summary>Whether it is one of them.</summary>
    public static bool Contain(V1Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return pod.Metadata.Labels is { } labels && labels.TryGetValue("k8s-app", out var app) && app is "node-local-dns" or "nodelocaldns";
    }
}
