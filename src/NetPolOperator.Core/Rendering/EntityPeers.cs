using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Rendering;

/// <summary>What the well-known groups stand for.</summary>
internal static class EntityPeers
{
    public static PeerResolution Resolve(string entity, string direction, IClusterView cluster, RenderSettings settings) => entity switch
    {
        Entities.Anyone => PeerResolution.Found(PeerGroup.Anyone),
        Entities.Cluster => PeerResolution.Found(PeerGroup.Of(new V1NetworkPolicyPeer { NamespaceSelector = SelectorNormalizer.Everything })),
        Entities.Namespace => PeerResolution.Found(PeerGroup.Of(new V1NetworkPolicyPeer { PodSelector = SelectorNormalizer.Everything })),
        Entities.Internet => InternetBlocks.Resolve(cluster, settings),
        Entities.KubeApiServer => direction == Directions.Ingress ? AddressPeers.ApiServerSources(cluster) : AddressPeers.ApiServerTargets(cluster),
        Entities.Nodes => AddressPeers.Nodes(cluster),
        Entities.IngressController => Selected(settings.IngressController, entity),
        Entities.Monitoring => Selected(settings.Monitoring, entity),
        _ => PeerResolution.Refused($"'{entity}' is no entity"),
    };

    private static PeerResolution Selected(IReadOnlyList<PodGroup> groups, string entity) => groups.Count == 0
        ? PeerResolution.NotFound($"the operator's settings select no pods for {entity}")
        : PeerResolution.Found(PeerGroup.Of(groups.Select(g => new V1NetworkPolicyPeer
        {
            NamespaceSelector = SelectorNormalizer.Normalize(g.NamespaceSelector),
            PodSelector = SelectorNormalizer.Normalize(g.PodSelector),
        }).ToArray()));
}
