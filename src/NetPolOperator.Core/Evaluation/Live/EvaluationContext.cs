using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>
/// What several questions about an unchanging view share: the pods of a namespace in groups, its policies compiled. Only the namespaces
/// that are asked about are read. For one thread at a time.
/// </summary>
public sealed class EvaluationContext
{
    private readonly Dictionary<string, NamespaceScope> _scopes;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly (NamespaceScope[] In, IReadOnlyList<WorkloadPods> Workloads)? _earlierWorkloads;
    private (NamespaceScope[] In, IReadOnlyList<WorkloadPods> Workloads)? _workloads;

    /// <summary>A context over a view that does not change while it is used.</summary>
    /// <param name="view">The view.</param>
    /// <param name="earlier">
    /// A context that is used no more: what has not changed since is taken over from it. Its view was a snapshot, as this one is, so that a
    /// collection that is the same object holds the same.
    /// </param>
    public EvaluationContext(IClusterView view, EvaluationContext? earlier = null)
    {
        View = view;
        Labels = new NamespaceLabels(view.FindNamespace, live: true);
        _scopes = earlier?._scopes ?? new Dictionary<string, NamespaceScope>(StringComparer.Ordinal);
        _earlierWorkloads = earlier?._workloads ?? earlier?._earlierWorkloads;
    }

    /// <summary>All pods of the cluster by workload, sorted by name. Reads every namespace: for Audit only.</summary>
    internal IReadOnlyList<WorkloadPods> Workloads => (_workloads ??= FindWorkloads()).Workloads;

    /// <summary>The view.</summary>
    public IClusterView View { get; }

    /// <summary>The labels of namespaces.</summary>
    internal NamespaceLabels Labels { get; }

    /// <summary>A namespace's pods and policies.</summary>
    internal NamespaceScope In(string ns)
    {
        if (_read.Add(ns) && !(_scopes.TryGetValue(ns, out var earlier) && earlier.StillHolds(View)))
            _scopes[ns] = new NamespaceScope(ns, View);
        return _scopes[ns];
    }

    private (NamespaceScope[] In, IReadOnlyList<WorkloadPods> Workloads) FindWorkloads()
    {
        NamespaceScope[] scopes = [.. View.Namespaces.Select(ns => In(ns.Metadata.Name))];
        return _earlierWorkloads is { } earlier && earlier.In.SequenceEqual(scopes) ? earlier : (scopes, WorkloadPods.Of(scopes));
    }
}
