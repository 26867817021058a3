namespace NetPolOperator.Core.Planning.Transitions;

using Allowed = IReadOnlyDictionary<string, Atom>;

/// <summary>
/// Whether a sequence of waves is safe: after every single write, in whatever order a wave's writes land, what was allowed before
/// and will be after is allowed, and what was denied before and will be after is denied. Reckoned per class of pods and direction,
/// on what rules allow; where it errs, it errs towards unsafe.
/// </summary>
/// <param name="unaffected">What is live and stays as it is.</param>
/// <param name="contents">Of each policy that changes its content before the first wave and after each of them.</param>
/// <param name="budget">How much may be reckoned. Once it is spent every answer is unsafe.</param>
internal sealed class TransitionCheck(IReadOnlyList<PolicyVersion> unaffected, IReadOnlyList<PolicyVersion?[]> contents, TransitionBudget budget)
{
    /// <summary>The classes for which the sequence is not safe.</summary>
    public static IReadOnlyList<PodClass> Unsafe(
        IReadOnlyList<PodClass> classes,
        IReadOnlyList<PolicyVersion> unaffected,
        Dictionary<string, PolicyVersion?> start,
        IReadOnlyList<IReadOnlyList<Step>> waves,
        TransitionBudget budget)
    {
        var check = new TransitionCheck(unaffected, Contents(start, waves), budget);
        return classes.Where(pods => !check.IsSafe(pods, ingress: true) || !check.IsSafe(pods, ingress: false)).ToList();
    }

    private static List<PolicyVersion?[]> Contents(Dictionary<string, PolicyVersion?> start, IReadOnlyList<IReadOnlyList<Step>> waves)
    {
        var byName = new Dictionary<string, PolicyVersion?[]>(StringComparer.Ordinal);
        foreach (var (name, version) in start)
        {
            var row = byName[name] = new PolicyVersion?[waves.Count + 1];
            Array.Fill(row, version);
        }

        for (var wave = 0; wave < waves.Count; wave++)
        {
            foreach (var step in waves[wave])
            {
                if (!byName.TryGetValue(step.Name, out var row))
                {
                    byName[step.Name] = row = new PolicyVersion?[waves.Count + 1];
                }

                Array.Fill(row, step.To, wave + 1, waves.Count - wave);
            }
        }

        return [.. byName.Values];
    }

    private bool IsSafe(PodClass pods, bool ingress)
    {
        var constant = unaffected.Select(v => pods.Allowed(v, ingress)).OfType<Allowed>().ToList();
        var concerned = contents.Where(row => Array.Exists(row, pods.IsSelectedBy))
            .Select(row => Array.ConvertAll(row, version => pods.Allowed(version, ingress))).ToList();
        if (concerned.Count == 0)
        {
            return true;
        }

        if (TransitionBounds.Between(
            [.. constant, .. concerned.Select(row => row[0]).OfType<Allowed>()],
            [.. constant, .. concerned.Select(row => row[^1]).OfType<Allowed>()],
            budget) is not { } bounds)
        {
            return false;
        }

        for (var wave = 1; wave < concerned[0].Length; wave++)
        {
            var (now, next) = (wave - 1, wave);
            // A wave that leaves these pods alone leaves them as the one before did.
            if (concerned.Exists(row => !ReferenceEquals(row[now], row[next]))
                && !bounds.Hold([.. concerned.Select(row => (row[now], row[next])), .. constant.Select(c => ((Allowed?)c, (Allowed?)c))], budget))
            {
                return false;
            }
        }

        return true;
    }
}
