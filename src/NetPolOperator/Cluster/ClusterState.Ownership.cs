using k8s;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Planning;

namespace NetPolOperator.Cluster;

// Which policies are ours, and what we are writing at the moment.
internal sealed partial class ClusterState
{
    private readonly Dictionary<(string Namespace, string Name), WriteInFlight> _writing = [];
    private readonly HashSet<string> _writingStatus = [];
    private readonly OwnershipMemory _ownership = new();

    /// <summary>Says that a write of this policy begins: its echo may come before its answer, and marks nothing until <see cref="EndWrite"/>.</summary>
    public void BeginWrite(string ns, string name)
    {
        lock (_gate)
        {
            _writing[(ns, name)] = new WriteInFlight();
        }
    }

    /// <summary>Takes in how a write ended. True if somebody else's change came in between, so that the namespace has to be planned again.</summary>
    /// <param name="ns">The policy's namespace.</param>
    /// <param name="name">The policy's name.</param>
    /// <param name="answer">The policy as the API answered it; null where the write failed or was a deletion.</param>
    /// <param name="deletedUid">The UID of the policy that was deleted, if that was the write.</param>
    public bool EndWrite(string ns, string name, V1NetworkPolicy? answer, string? deletedUid = null)
    {
        lock (_gate)
        {
            _writing.Remove((ns, name), out var write);
            if (deletedUid is not null)
            {
                _tables.PolicyTable.TryRemove(ns, name, deletedUid, out _);
                _ownership.Forget(ns, name);
            }

            if (answer is null)
            {
                return deletedUid is null ? write?.Changed ?? false : _tables.PolicyTable.Find(ns, name) is not null;
            }

            if (write?.RemovedUid == answer.Metadata.Uid)
            {
                return true;
            }

            _ownership.Observe(answer, written: true);
            return !_tables.PolicyTable.TryUpsert(answer, out var live, isAnswer: true) && live?.Metadata.ResourceVersion != answer.Metadata.ResourceVersion;
        }
    }

    /// <summary>Who has to be judged again now that policies of this namespace were written.</summary>
    public Affected PoliciesWritten(string ns)
    {
        lock (_gate)
        {
            var affected = StatusOf(ns);
            _judged.CollectDependents(new Dependency(DependencyKind.Policies, ns, ""), affected.Statuses);
            return affected;
        }
    }

    /// <summary>Says that a status write begins: its echo may come before its answer, and affects nothing.</summary>
    public void BeginStatusWrite(IKubernetesObject<V1ObjectMeta> owner)
    {
        lock (_gate)
        {
            _writingStatus.Add(owner.Metadata.Uid);
        }
    }

    /// <summary>Says that it has ended, whatever came of it.</summary>
    public void EndStatusWrite(IKubernetesObject<V1ObjectMeta> owner)
    {
        lock (_gate)
        {
            _writingStatus.Remove(owner.Metadata.Uid);
        }
    }

    /// <summary>Takes in the API's answer to a status write. A spec that is newer comes by its own event.</summary>
    public void StatusWritten(AppSegment answer)
    {
        lock (_gate)
        {
            if (_tables.SegmentTable.Find(answer.Metadata.NamespaceProperty, answer.Metadata.Name) is { } live && Relevance.SameSpec(live.Metadata, answer.Metadata))
            {
                _tables.SegmentTable.TryUpsert(answer, out _, isAnswer: true);
            }
        }
    }

    /// <summary>Takes in the API's answer to a status write. A spec that is newer comes by its own event.</summary>
    public void StatusWritten(NamespaceBaseline answer)
    {
        lock (_gate)
        {
            if (_tables.BaselineTable.Find("", answer.Metadata.Name) is { } live && Relevance.SameSpec(live.Metadata, answer.Metadata))
            {
                _tables.BaselineTable.TryUpsert(answer, out _, isAnswer: true);
            }
        }
    }

    private sealed class WriteInFlight
    {
        public bool Changed { get; set; }

        public string? RemovedUid { get; set; }
    }
}
