using k8s;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>The kinds that are read; every other one is passed over.</summary>
internal static class ManifestKinds
{
    private static readonly Dictionary<(string Group, string Kind), (bool Namespaced, Func<FieldReader, IKubernetesObject<V1ObjectMeta>> Read)> Known = new()
    {
        [("", "Namespace")] = (false, ClusterDecoder.Namespace),
        [("", "Node")] = (false, ClusterDecoder.Node),
        [("", "Pod")] = (true, PodDecoder.Pod),
        [("", "Service")] = (true, ClusterDecoder.Service),
        [("", "Endpoints")] = (true, ClusterDecoder.Endpoints),
        [("", "ReplicationController")] = (true, WorkloadDecoder.ReplicationController),
        [("discovery.k8s.io", "EndpointSlice")] = (true, ClusterDecoder.EndpointSlice),
        [("apps", "Deployment")] = (true, WorkloadDecoder.Deployment),
        [("apps", "StatefulSet")] = (true, WorkloadDecoder.StatefulSet),
        [("apps", "DaemonSet")] = (true, WorkloadDecoder.DaemonSet),
        [("apps", "ReplicaSet")] = (true, WorkloadDecoder.ReplicaSet),
        [("batch", "Job")] = (true, WorkloadDecoder.Job),
        [("batch", "CronJob")] = (true, WorkloadDecoder.CronJob),
        [("networking.k8s.io", "NetworkPolicy")] = (true, PolicyDecoder.Policy),
        [(ApiGroup.Name, AppSegment.KindName)] = (true, CustomResourceDecoder.Segment),
        [(ApiGroup.Name, NamespaceBaseline.KindName)] = (false, CustomResourceDecoder.Baseline),
    };

    public static (bool Namespaced, Func<FieldReader, IKubernetesObject<V1ObjectMeta>> Read)? Find(string group, string kind) =>
        Known.TryGetValue((group, kind), out var known) ? known : null;

    /// <summary>The groups that have a kind of that name.</summary>
    public static IEnumerable<string> GroupsOf(string kind) => Known.Keys.Where(k => k.Kind == kind).Select(k => k.Group);

    /// <summary>The kinds of a group.</summary>
    public static IEnumerable<string> KindsOf(string group) => Known.Keys.Where(k => k.Group == group).Select(k => k.Kind);

    /// <summary>Whether any kind of the group is read.</summary>
    public static bool IsGroup(string group) => Known.Keys.Any(k => k.Group == group);

    /// <summary>The group of the kinds' former API groups, so that old files are read as what they mean.</summary>
    public static string Group(string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        var group = slash < 0 ? "" : apiVersion[..slash];
        if (group != "extensions") return group;
        return kind == "NetworkPolicy" ? "networking.k8s.io" : "apps";
    }
}
