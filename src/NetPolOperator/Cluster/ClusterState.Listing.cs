using k8s;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Cluster;

// Listings: the seed, and the periodic resync that finds what a watch may have missed.
internal sealed partial class ClusterState
{
    /// <summary>Call before a kind is listed: what the watch says from here on is newer than the listing.</summary>
    public void BeginListing<T>()
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        lock (_gate)
        {
            TableOf<T>().BeginListing();
        }
    }

    /// <summary>Takes a complete listing of a kind in: what is newer is upserted, what is not listed any more is removed.</summary>
    public IReadOnlyList<Affected> TakeListing<T>(IEnumerable<T> listed)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        List<T> upserts, removals;
        lock (_gate)
        {
            (upserts, removals) = TableOf<T>().TakeListing(listed.Where(value => value is not V1Pod pod || !Relevance.IsFinished(pod)));
        }

        return [.. upserts.Select(Upsert).Concat(removals.Select(Remove)).Where(affected => !affected.IsEmpty)];
    }

    /// <summary>The same for an object of any watched kind.</summary>
    public Affected Upsert<T>(T value)
        where T : class, IKubernetesObject<V1ObjectMeta> => value switch
        {
            V1Pod pod => Upsert(pod),
            V1NetworkPolicy policy => Upsert(policy),
            AppSegment segment => Upsert(segment),
            NamespaceBaseline baseline => Upsert(baseline),
            V1Namespace ns => Upsert(ns),
            V1Service service => Upsert(service),
            V1EndpointSlice slice => Upsert(slice),
            V1Endpoints endpoints => Upsert(endpoints),
            V1Node node => Upsert(node),
            _ => throw new ArgumentException($"{typeof(T).Name} is not watched", nameof(value)),
        };

    /// <summary>The same for an object of any watched kind.</summary>
    public Affected Remove<T>(T value)
        where T : class, IKubernetesObject<V1ObjectMeta> => value switch
        {
            V1Pod pod => Remove(pod),
            V1NetworkPolicy policy => Remove(policy),
            AppSegment segment => Remove(segment),
            NamespaceBaseline baseline => Remove(baseline),
            V1Namespace ns => Remove(ns),
            V1Service service => Remove(service),
            V1EndpointSlice slice => Remove(slice),
            V1Endpoints endpoints => Remove(endpoints),
            V1Node node => Remove(node),
            _ => throw new ArgumentException($"{typeof(T).Name} is not watched", nameof(value)),
        };

    private ObjectTable<T> TableOf<T>()
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        object table = typeof(T) switch
        {
            var type when type == typeof(V1Pod) => _tables.PodTable,
            var type when type == typeof(V1NetworkPolicy) => _tables.PolicyTable,
            var type when type == typeof(AppSegment) => _tables.SegmentTable,
            var type when type == typeof(NamespaceBaseline) => _tables.BaselineTable,
            var type when type == typeof(V1Namespace) => _tables.NamespaceTable,
            var type when type == typeof(V1Service) => _tables.ServiceTable,
            var type when type == typeof(V1EndpointSlice) => _tables.SliceTable,
            var type when type == typeof(V1Endpoints) => _tables.EndpointsTable,
            var type when type == typeof(V1Node) => _tables.NodeTable,
            _ => throw new NotSupportedException($"{typeof(T).Name} is not watched"),
        };
        return (ObjectTable<T>)table;
    }
}
