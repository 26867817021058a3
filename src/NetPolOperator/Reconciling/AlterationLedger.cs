using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Reconciling;

/// <summary>
/// Policies that the API server stores otherwise than they are written: an admission webhook changes them, or the cluster is too
/// old for a field (endPort before 1.22). Writing the same once more would end the same, so it is not done.
/// </summary>
internal sealed class AlterationLedger : INamespaceMemory
{
    private readonly PolicyMemory<Alteration> _known = new();

    /// <summary>Notes what a write came to.</summary>
    public void Note(ChangeResult result)
    {
        var (ns, name) = (result.Change.Namespace, result.Change.Name);
        lock (_known)
        {
            if (result.Altered is { } message && result.StoredVersion is { } version && HashOf(result.Change) is { } hash)
            {
                _known.Set(ns, name, new Alteration(hash, version, message));
            }
            else if (result.Error is null)
            {
                _known.Remove(ns, name);
            }
        }
    }

    /// <summary>What became of the very same write before, if nothing has changed since; else null.</summary>
    public string? Find(PolicyChange change)
    {
        lock (_known)
        {
            return change.Kind == ChangeKind.Update
                && _known.TryGet(change.Namespace, change.Name, out var known)
                && known.SpecHash == HashOf(change)
                && known.StoredVersion == change.Live?.Metadata.ResourceVersion
                ? known.Message
                : null;
        }
    }

    /// <summary>Forgets the policies that nobody asks for any more in the planned namespace.</summary>
    public void Settle(NamespacePlan plan)
    {
        lock (_known)
        {
            _known.Settle(plan);
        }
    }

    /// <inheritdoc/>
    public void Forget(string ns)
    {
        lock (_known)
        {
            _known.Forget(ns);
        }
    }

    private static string? HashOf(PolicyChange change) =>
        change.Desired is { } desired ? PolicyHash.Noted(desired) : null;

    private sealed record Alteration(string SpecHash, string StoredVersion, string Message);
}
