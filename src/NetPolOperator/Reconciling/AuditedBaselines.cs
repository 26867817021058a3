using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Reconciling;

/// <summary>What baselines in Audit would write, by baseline, so that nobody looks for it in all namespaces. Not safe for threads by itself.</summary>
internal sealed class AuditedBaselines
{
    private readonly Dictionary<OwnerIdentity, Dictionary<string, RenderedPolicy>> _byOwner = [];

    /// <summary>Replaces what they would write in a namespace.</summary>
    public void Replace(IReadOnlyList<RenderedPolicy> before, IReadOnlyList<RenderedPolicy> after)
    {
        if (before.Count + after.Count == 0)
        {
            return;
        }

        foreach (var gone in before)
        {
            if (_byOwner.TryGetValue(gone.Owner, out var shares) && shares.Remove(gone.Namespace) && shares.Count == 0)
            {
                _byOwner.Remove(gone.Owner);
            }
        }

        foreach (var rendered in after)
        {
            if (!_byOwner.TryGetValue(rendered.Owner, out var shares))
            {
                _byOwner[rendered.Owner] = shares = new Dictionary<string, RenderedPolicy>(StringComparer.Ordinal);
            }

            shares[rendered.Namespace] = rendered;
        }
    }

    /// <summary>What the same baseline would write in all other namespaces.</summary>
    public IReadOnlyList<RenderedPolicy> Alongside(RenderedPolicy rendered) =>
        _byOwner.TryGetValue(rendered.Owner, out var shares) ? [.. shares.Values.Where(other => other.Namespace != rendered.Namespace)] : [];
}
