using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Cluster;

/// <summary>
/// A view that notes what is read through it. Baselines are not noted: their changes mark the namespaces that they match,
/// which is narrower than everyone who looked whether one matches.
/// </summary>
internal sealed class RecordingView(IClusterView view) : IClusterView
{
    /// <summary>What was read so far.</summary>
    public HashSet<Dependency> Read { get; } = [];

    /// <inheritdoc/>
    public IReadOnlyCollection<NamespaceBaseline> Baselines => view.Baselines;

    /// <inheritdoc/>
    public IReadOnlyCollection<V1Namespace> Namespaces
    {
        get
        {
            Note(DependencyKind.Namespaces);
            return view.Namespaces;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<V1Node> Nodes
    {
        get
        {
            Note(DependencyKind.Nodes);
            return view.Nodes;
        }
    }

    /// <inheritdoc/>
    public V1Namespace? FindNamespace(string name)
    {
        Note(DependencyKind.Namespace, name);
        return view.FindNamespace(name);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> NamesakesOf(string ns)
    {
        Note(DependencyKind.Namesakes, ns);
        return view.NamesakesOf(ns);
    }

    /// <inheritdoc/>
    public AppSegment? FindSegment(string ns, string name)
    {
        Note(DependencyKind.Segment, ns, name);
        return view.FindSegment(ns, name);
    }

    /// <inheritdoc/>
    public V1Service? FindService(string ns, string name)
    {
        Note(DependencyKind.Service, ns, name);
        return view.FindService(ns, name);
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<AppSegment> SegmentsIn(string ns)
    {
        Note(DependencyKind.Segments, ns);
        return view.SegmentsIn(ns);
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<V1Pod> PodsIn(string ns)
    {
        Note(DependencyKind.Pods, ns);
        return view.PodsIn(ns);
    }

    /// <inheritdoc/>
    public bool HasNodeLocalDns(string ns)
    {
        Note(DependencyKind.NodeLocalDns, ns);
        return view.HasNodeLocalDns(ns);
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<V1NetworkPolicy> PoliciesIn(string ns)
    {
        Note(DependencyKind.Policies, ns);
        return view.PoliciesIn(ns);
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<V1Service> ServicesIn(string ns)
    {
        Note(DependencyKind.Services, ns);
        return view.ServicesIn(ns);
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<ServiceEndpoints> EndpointsOf(string ns, string service)
    {
        Note(DependencyKind.Endpoints, ns, service);
        return view.EndpointsOf(ns, service);
    }

    private void Note(DependencyKind kind, string ns = "", string name = "") => Read.Add(new Dependency(kind, ns, name));
}
