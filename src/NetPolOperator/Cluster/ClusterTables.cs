using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Cluster;

/// <summary>The live objects of every watched kind, as the view that planning and evaluation read.</summary>
internal sealed class ClusterTables : IClusterView
{
    // The inner dictionaries are replaced, never changed: a snapshot may hold them.
    private readonly Dictionary<(string Namespace, string Service), Dictionary<string, IReadOnlyList<ServiceEndpoints>>> _endpoints;
    private Dictionary<(string Namespace, string Service), Dictionary<string, IReadOnlyList<ServiceEndpoints>>>? _endpointsSnapshot;

    // Pods by namespace; one namespace or none, in practice.
    private readonly Dictionary<string, int> _nodeLocalDns;

    // By the name on the label; the lists are replaced, never changed. Empty but on old clusters.
    private readonly Dictionary<string, IReadOnlyList<string>> _namesakes;

    /// <summary>No objects at all.</summary>
    public ClusterTables() => (_endpoints, _nodeLocalDns, _namesakes) = ([], [], []);

    private ClusterTables(ClusterTables tables)
    {
        _endpoints = tables._endpointsSnapshot ??= new(tables._endpoints);
        _nodeLocalDns = new(tables._nodeLocalDns);
        _namesakes = new(tables._namesakes);
        NamespaceTable = tables.NamespaceTable.Snapshot();
        SegmentTable = tables.SegmentTable.Snapshot();
        BaselineTable = tables.BaselineTable.Snapshot();
        PolicyTable = tables.PolicyTable.Snapshot();
        PodTable = tables.PodTable.Snapshot();
        ServiceTable = tables.ServiceTable.Snapshot();
        SliceTable = tables.SliceTable.Snapshot();
        EndpointsTable = tables.EndpointsTable.Snapshot();
        NodeTable = tables.NodeTable.Snapshot();
    }

    /// <summary>Everything as it is now, for a reader that does not hold the lock. Costs little where little has changed since the last.</summary>
    public IClusterView Snapshot() => new ClusterTables(this);

    /// <summary>Namespaces.</summary>
    public ObjectTable<V1Namespace> NamespaceTable { get; } = new();

    /// <summary>AppSegments.</summary>
    public ObjectTable<AppSegment> SegmentTable { get; } = new();

    /// <summary>NamespaceBaselines.</summary>
    public ObjectTable<NamespaceBaseline> BaselineTable { get; } = new();

    /// <summary>Policies, whoever owns them.</summary>
    public ObjectTable<V1NetworkPolicy> PolicyTable { get; } = new();

    /// <summary>Pods that are not finished.</summary>
    public ObjectTable<V1Pod> PodTable { get; } = new();

    /// <summary>Services.</summary>
    public ObjectTable<V1Service> ServiceTable { get; } = new();

    /// <summary>EndpointSlices.</summary>
    public ObjectTable<V1EndpointSlice> SliceTable { get; } = new();

    /// <summary>Endpoints, where the cluster has no EndpointSlices.</summary>
    public ObjectTable<V1Endpoints> EndpointsTable { get; } = new();

    /// <summary>Nodes.</summary>
    public ObjectTable<V1Node> NodeTable { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyCollection<V1Namespace> Namespaces => NamespaceTable.In("");

    /// <inheritdoc/>
    public IReadOnlyCollection<NamespaceBaseline> Baselines => BaselineTable.In("");

    /// <inheritdoc/>
    public IReadOnlyCollection<V1Node> Nodes => NodeTable.In("");

    /// <inheritdoc/>
    public V1Namespace? FindNamespace(string name) => NamespaceTable.Find("", name);

    /// <inheritdoc/>
    public IReadOnlyList<string> NamesakesOf(string ns) => _namesakes.GetValueOrDefault(ns) ?? [];

    /// <inheritdoc/>
    public AppSegment? FindSegment(string ns, string name) => SegmentTable.Find(ns, name);

    /// <inheritdoc/>
    public V1Service? FindService(string ns, string name) => ServiceTable.Find(ns, name);

    /// <inheritdoc/>
    public IReadOnlyCollection<AppSegment> SegmentsIn(string ns) => SegmentTable.In(ns);

    /// <inheritdoc/>
    public IReadOnlyCollection<V1Pod> PodsIn(string ns) => PodTable.In(ns);

    /// <inheritdoc/>
    public bool HasNodeLocalDns(string ns) => _nodeLocalDns.ContainsKey(ns);

    /// <inheritdoc/>
    public IReadOnlyCollection<V1NetworkPolicy> PoliciesIn(string ns) => PolicyTable.In(ns);

    /// <inheritdoc/>
    public IReadOnlyCollection<V1Service> ServicesIn(string ns) => ServiceTable.In(ns);

    /// <inheritdoc/>
    public IReadOnlyCollection<ServiceEndpoints> EndpointsOf(string ns, string service) =>
        _endpoints.TryGetValue((ns, service), out var sources) ? [.. sources.Values.SelectMany(endpoints => endpoints)] : [];

    /// <summary>Notes for whom a namespace passes now. The namespaces that it passed for, or passes for, where that changes.</summary>
    public IReadOnlyList<string> SetNamesake(V1Namespace? before, V1Namespace? after)
    {
        var (was, passes) = (before is null ? null : LabelSelectors.PassesFor(before), after is null ? null : LabelSelectors.PassesFor(after));
        if (was == passes)
        {
            return [];
        }

        var name = (after ?? before)!.Metadata.Name;
        if (was is not null)
        {
            SetNamesakes(was, NamesakesOf(was).Where(other => other != name));
        }

        if (passes is not null)
        {
            SetNamesakes(passes, NamesakesOf(passes).Append(name).Order(StringComparer.Ordinal));
        }

        return [.. new[] { was, passes }.OfType<string>()];
    }

    // Of a name that nobody bears any more nothing is kept.
    private void SetNamesakes(string ns, IEnumerable<string> namesakes)
    {
        _namesakes[ns] = [.. namesakes];
        if (_namesakes[ns].Count == 0)
        {
            _namesakes.Remove(ns);
        }
    }

    /// <summary>Counts a pod that came, changed or went. True where NodeLocal DNSCache runs in the namespace now and did not before, or the other way round.</summary>
    public bool CountNodeLocalDns(string ns, V1Pod? before, V1Pod? after)
    {
        var ran = _nodeLocalDns.GetValueOrDefault(ns);
        var runs = ran + Count(after) - Count(before);
        if (runs == 0)
        {
            _nodeLocalDns.Remove(ns);
        }
        else
        {
            _nodeLocalDns[ns] = runs;
        }

        return ran == 0 != (runs == 0);

        static int Count(V1Pod? pod) => pod is not null && NodeLocalDnsPods.Contain(pod) ? 1 : 0;
    }

    /// <summary>Replaces what one slice (or Endpoints object) says about a Service; null forgets it. False where that changes nothing.</summary>
    public bool SetEndpoints(string ns, string service, string source, IReadOnlyList<ServiceEndpoints>? endpoints)
    {
        var sources = _endpoints.GetValueOrDefault((ns, service)) ?? [];
        var before = sources.GetValueOrDefault(source);
        if (endpoints is null ? before is null : before is not null && Relevance.Same(before, endpoints))
        {
            return false;
        }

        _endpointsSnapshot = null;
        sources = new(sources);
        if (endpoints is null)
        {
            sources.Remove(source);
        }
        else
        {
            sources[source] = endpoints;
        }

        _endpoints[(ns, service)] = sources;
        return true;
    }
}
