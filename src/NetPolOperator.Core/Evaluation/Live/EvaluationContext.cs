using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>
/// What several questions about an unchanging view share: the pods of a namespace in groups, its policies compiled. Made for one
/// pass and thrown away; only the namespaces that are asked about are read. For one thread at a time.
/// </summary>
public sealed class EvaluationContext
{
    private IReadOnlyList<WorkloadPods>? _workloads;
    private readonly Dictionary<string, NamespaceScope> _scopes = new(StringComparer.Ordinal);

    /// <summary>A context over a view that does not change while it is used.</summary>
    public EvaluationContext(IClusterView view)
    {
        View = view;
        Labels = new NamespaceLabels(view.FindNamespace, live: true);
    }

    /// <summary>All pods of the cluster by workload, sorted by name. Reads every namespace: for Audit only.</summary>
    internal IReadOnlyList<WorkloadPods> Workloads => _workloads ??= WorkloadPods.Of(View.Namespaces.Select(ns => In(ns.Metadata.Name)));

    /// <summary>The view.</summary>
    public IClusterView View { get; }

    /// <summary>The labels of namespaces.</summary>
    internal NamespaceLabels Labels { get; }

    /// <summary>A namespace's pods and policies.</summary>
    internal NamespaceScope In(string ns)
    {
        if (!_scopes.TryGetValue(ns, out var scope))
            _scopes[ns] = scope = new NamespaceScope(ns, View);
        return scope;
    }
}
