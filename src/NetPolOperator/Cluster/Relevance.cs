using k8s.Models;
using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Cluster;

/// <summary>Whether two versions of an object differ in anything that a policy, a connection or a status can depend on.</summary>
internal static class Relevance
{
    /// <summary>Pods: labels, addresses, host network, named ports and owner. Conditions, restarts and annotations do not count.</summary>
    public static bool Same(V1Pod a, V1Pod b) =>
        a.Metadata.Uid == b.Metadata.Uid
        && Same(a.Metadata.Labels, b.Metadata.Labels)
        && a.Spec?.HostNetwork == b.Spec?.HostNetwork
        && a.Status?.PodIP == b.Status?.PodIP
        && Same(a.Status?.PodIPs, b.Status?.PodIPs, static (x, y) => x.Ip == y.Ip)
        && Same(a.Spec?.Containers, b.Spec?.Containers, SamePorts)
        && Same(a.Spec?.InitContainers, b.Spec?.InitContainers, SamePorts)
        && Same(a.Metadata.OwnerReferences, b.Metadata.OwnerReferences, static (x, y) => x.Uid == y.Uid);

    /// <summary>Pods, as far as a plan looks at them: not their addresses, which come and go with every restart.</summary>
    public static bool SameForPlans(V1Pod a, V1Pod b) =>
        Same(a.Metadata.Labels, b.Metadata.Labels)
        && a.Spec?.HostNetwork == b.Spec?.HostNetwork
        && Same(a.Spec?.Containers, b.Spec?.Containers, SamePorts);

    /// <summary>A finished pod keeps its labels but has no network any more.</summary>
    public static bool IsFinished(V1Pod pod) => pod.Status?.Phase is "Succeeded" or "Failed";

    /// <summary>Namespaces: identity, labels, and whether they terminate.</summary>
    public static bool Same(V1Namespace a, V1Namespace b) =>
        a.Metadata.Uid == b.Metadata.Uid && IsTerminating(a) == IsTerminating(b) && Same(a.Metadata.Labels, b.Metadata.Labels);

    /// <summary>Whether the namespace is being deleted: nothing can be created in it any more.</summary>
    public static bool IsTerminating(V1Namespace ns) => ns.Metadata.DeletionTimestamp is not null || ns.Status?.Phase == "Terminating";

    /// <summary>Services: whatever decides what is behind them.</summary>
    public static bool Same(V1Service a, V1Service b) =>
        a.Metadata.Uid == b.Metadata.Uid
        && a.Spec?.Type == b.Spec?.Type
        && a.Spec?.ClusterIP == b.Spec?.ClusterIP
        && a.Spec?.ExternalName == b.Spec?.ExternalName
        && Same(a.Spec?.Selector, b.Spec?.Selector)
        && Same(a.Spec?.ClusterIPs, b.Spec?.ClusterIPs, static (x, y) => x == y)
        && Same(a.Spec?.Ports, b.Spec?.Ports, static (x, y) =>
            x.Name == y.Name && x.Port == y.Port && x.Protocol == y.Protocol && (string?)x.TargetPort == (string?)y.TargetPort);

    /// <summary>Nodes: their addresses and pod ranges; heartbeats do not count.</summary>
    public static bool Same(V1Node a, V1Node b) =>
        a.Spec?.PodCIDR == b.Spec?.PodCIDR
        && Same(a.Spec?.PodCIDRs, b.Spec?.PodCIDRs, static (x, y) => x == y)
        && Same(a.Status?.Addresses, b.Status?.Addresses, static (x, y) => x.Type == y.Type && x.Address == y.Address);

    /// <summary>Policies: the spec (by its generation) and the metadata that says whose they are.</summary>
    public static bool Same(V1NetworkPolicy a, V1NetworkPolicy b) =>
        a.Metadata.Uid == b.Metadata.Uid
        && a.Metadata.Generation is not null
        && a.Metadata.Generation == b.Metadata.Generation
        && a.Metadata.DeletionTimestamp == b.Metadata.DeletionTimestamp
        && Same(a.Metadata.Labels, b.Metadata.Labels)
        && Same(a.Metadata.Annotations, b.Metadata.Annotations)
        && Same(a.Metadata.OwnerReferences, b.Metadata.OwnerReferences, static (x, y) =>
            x.Uid == y.Uid && x.Controller == y.Controller && x.Name == y.Name && x.Kind == y.Kind && x.ApiVersion == y.ApiVersion);

    /// <summary>AppSegments and NamespaceBaselines: identity, spec (by its generation) and whether they are being deleted.</summary>
    public static bool SameSpec(V1ObjectMeta a, V1ObjectMeta b) =>
        a.Uid == b.Uid && a.Generation is not null && a.Generation == b.Generation && a.DeletionTimestamp is null == b.DeletionTimestamp is null;

    /// <summary>Endpoints, already in the form that rendering reads.</summary>
    public static bool Same(IReadOnlyList<ServiceEndpoints> a, IReadOnlyList<ServiceEndpoints> b) =>
        a.Count == b.Count && a.Zip(b).All(static pair =>
            pair.First.Addresses.SequenceEqual(pair.Second.Addresses) && pair.First.Ports.SequenceEqual(pair.Second.Ports));

    private static bool SamePorts(V1Container a, V1Container b) =>
        a.RestartPolicy == b.RestartPolicy
        && Same(a.Ports, b.Ports, static (x, y) => x.ContainerPort == y.ContainerPort && x.Name == y.Name && x.Protocol == y.Protocol);

    private static bool Same(IDictionary<string, string>? a, IDictionary<string, string>? b)
    {
        if ((a?.Count ?? 0) != (b?.Count ?? 0))
        {
            return false;
        }

        return a is null || a.Count == 0 || a.All(pair => b!.TryGetValue(pair.Key, out var value) && value == pair.Value);
    }

    private static bool Same<T>(IList<T>? a, IList<T>? b, Func<T, T, bool> same)
    {
        if ((a?.Count ?? 0) != (b?.Count ?? 0))
        {
            return false;
        }

        for (var i = 0; i < (a?.Count ?? 0); i++)
        {
            if (!same(a![i], b![i]))
            {
                return false;
            }
        }

        return true;
    }
}
