namespace NetPolOperator.Reconciling.Status;

/// <summary>
/// What was found about each baseline in each namespace. A baseline's status is put together from these, so that a pod somewhere
/// costs the findings of one namespace, not of all.
/// </summary>
internal sealed class BaselineShares
{
    private readonly Dictionary<string, SortedDictionary<string, OwnerFindings>> _byBaseline = [];
    private readonly Lock _gate = new();

    /// <summary>Replaces what was found in a namespace, and answers with the baselines that this concerns.</summary>
    public IReadOnlyCollection<string> Set(string ns, IReadOnlyList<OwnerFindings> findings)
    {
        lock (_gate)
        {
            var concerned = new HashSet<string>();
            foreach (var (baseline, shares) in _byBaseline)
            {
                if (shares.Remove(ns))
                {
                    concerned.Add(baseline);
                }
            }

            foreach (var finding in findings)
            {
                var baseline = finding.Rendered.Owner.Name;
                if (!_byBaseline.TryGetValue(baseline, out var shares))
                {
                    _byBaseline[baseline] = shares = new SortedDictionary<string, OwnerFindings>(StringComparer.Ordinal);
                }

                shares[ns] = finding;
                concerned.Add(baseline);
            }

            return concerned;
        }
    }

    /// <summary>What was found about a baseline, by namespace in order.</summary>
    public IReadOnlyList<OwnerFindings> Of(string baseline)
    {
        lock (_gate)
        {
            return _byBaseline.TryGetValue(baseline, out var shares) ? [.. shares.Values] : [];
        }
    }

    /// <summary>Forgets a baseline that is gone.</summary>
    public void Remove(string baseline)
    {
        lock (_gate)
        {
            _byBaseline.Remove(baseline);
        }
    }
}
