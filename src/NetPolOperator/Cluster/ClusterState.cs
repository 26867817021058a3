using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Planning;

namespace NetPolOperator.Cluster;

/// <summary>
/// What the watches feed and everything else reads: the live objects behind one lock, which namespaces were computed from what,
/// and which policies are ours. Every change answers with the namespaces that it can affect, and only those.
/// </summary>
/// <param name="matches">Whether a baseline applies to a namespace.</param>
internal sealed partial class ClusterState(Func<NamespaceBaseline, V1Namespace, bool> matches)
{
    private readonly Lock _gate = new();
    private readonly ClusterTables _tables = new();
    private readonly DependencyIndex _planned = new();
    private readonly DependencyIndex _judged = new();
    private readonly ValidBaselines _validBaselines = new(matches);

    /// <summary>Whether every kind has been listed since the process became the leader. Nothing is planned or pruned before.</summary>
    public bool IsSynced { get; private set; }

    /// <summary>Says that every kind has been listed.</summary>
    public void MarkSynced() => IsSynced = true;

    /// <summary>Computes a plan of a namespace from a consistent view, and remembers what it was computed from.</summary>
    public T Plan<T>(string ns, Func<IClusterView, OwnershipMemory, T> compute) => Compute(_planned, ns, view => compute(view, _ownership));

    /// <summary>
    /// Computes the statuses of a namespace from a snapshot, and remembers what they were computed from. That may take long, so nothing
    /// is locked meanwhile; and where something has changed by the end, the answer is out of date.
    /// </summary>
    public (T Result, bool IsOutOfDate) Judge<T>(string ns, Func<IClusterView, T> compute)
    {
        RecordingView view;
        lock (_gate)
        {
            view = new RecordingView(_tables.Snapshot());
            _judged.Begin(ns);
        }

        try
        {
            var result = compute(view);
            lock (_gate)
            {
                return (result, _judged.End(ns, view.Read));
            }
        }
        catch
        {
            lock (_gate)
            {
                _judged.GiveUp(ns);
            }

            throw;
        }
    }

    /// <summary>Reads from a consistent view. The view is not to be kept.</summary>
    public T Read<T>(Func<IClusterView, T> read)
    {
        lock (_gate)
        {
            return read(_tables);
        }
    }

    /// <summary>
    /// Forgets a namespace, if it is gone, together with what others remember of it: nothing can be made anew meanwhile, and what is afterwards starts fresh.
    /// </summary>
    /// <param name="ns">The namespace.</param>
    /// <param name="forget">Has the others forget it.</param>
    /// <returns>Whether it is gone.</returns>
    public bool ForgetIfGone(string ns, Action<string> forget)
    {
        lock (_gate)
        {
            if (_tables.FindNamespace(ns) is not null)
            {
                return false;
            }

            _planned.Remove(ns);
            forget(ns);
            return true;
        }
    }

    /// <summary>Every namespace there is.</summary>
    public IReadOnlyCollection<string> NamespaceNames() => Read(view => view.Namespaces.Select(ns => ns.Metadata.Name).ToList());

    /// <summary>The namespaces that a baseline applies to, in order.</summary>
    public IReadOnlyList<string> NamespacesOf(NamespaceBaseline baseline) =>
        Read(view => view.Namespaces.Where(ns => matches(baseline, ns)).Select(ns => ns.Metadata.Name).Order(StringComparer.Ordinal).ToList());

    private T Compute<T>(DependencyIndex index, string ns, Func<IClusterView, T> compute)
    {
        lock (_gate)
        {
            var view = new RecordingView(_tables);
            var result = compute(view);
            index.Set(ns, view.Read);
            return result;
        }
    }

    // A plan reads what it depends on; so does a status. What either was computed from marks it again when it changes.
    private void CollectDependents(Affected affected, Dependency dependency)
    {
        _planned.CollectDependents(dependency, affected.Plans);
        _judged.CollectDependents(dependency, affected.Statuses);
    }
}
