using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Selectors;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Rendering;

/// <summary>
/// One look at a cluster that several renderings share: what is the same for all of them is worked out once. Lives no longer than
/// the look it was made for.
/// </summary>
internal sealed class RenderScope(IClusterView cluster, RenderSettings settings)
{
    private readonly Dictionary<ObjectKey, PeerSegment?> _segments = [];
    private PeerResolution? _internet;
    private PeerResolution? _nodes;
    private (PeerResolution Ingress, PeerResolution Egress)? _apiServer;
    private DnsPeers? _dns;

    public IClusterView Cluster => cluster;

    public RenderSettings Settings => settings;

    public PeerResolution Internet => _internet ??= InternetBlocks.Resolve(cluster, settings);

    public PeerResolution Nodes => _nodes ??= AddressPeers.Nodes(cluster);

    public DnsPeers Dns => _dns ??= DnsPeers.Find(cluster, settings.Dns);

    public PeerResolution ApiServer(string direction)
    {
        _apiServer ??= (AddressPeers.ApiServerSources(cluster), AddressPeers.ApiServerTargets(cluster));
        return direction == Directions.Ingress ? _apiServer.Value.Ingress : _apiServer.Value.Egress;
    }

    /// <summary>Selector and ports of a segment as others see it; null where it does not exist or is not fit to be referred to.</summary>
    public PeerSegment? FindSegment(string ns, string name)
    {
        var key = new ObjectKey(AppSegment.KindName, ns, name);
        if (!_segments.TryGetValue(key, out var found))
        {
            var segment = cluster.FindSegment(ns, name);
            found = segment is null ? null
                : SpecValidator.CanBePeer(segment) ? new(SelectorNormalizer.Normalize(segment.Spec.PodSelector!), Ports.DeclaredBy(segment.Spec))
                : new(null, []);
            _segments[key] = found;
        }

        return found;
    }
}

/// <summary>A segment as others see it.</summary>
/// <param name="Selector">Its pods; null where its spec does not say validly.</param>
/// <param name="Ports">Its ports.</param>
internal sealed record PeerSegment(V1LabelSelector? Selector, IReadOnlyList<DeclaredPort> Ports);
