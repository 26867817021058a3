namespace NetPolOperator.Core.Planning.Transitions;

/// <summary>
/// Whether a sequence of waves is safe: after every single write, in whatever order a wave's writes land, what was allowed before
/// and will be after is allowed, and what was denied before and will be after is denied. Reckoned per class of pods and direction,
/// on what rules allow; where it errs, it errs towards unsafe.
/// </summary>
internal static class TransitionCheck
{
    /// <summary>The classes for which the sequence is not safe.</summary>
    public static IReadOnlyList<PodClass> Unsafe(
        IReadOnlyList<PodClass> classes,
        IReadOnlyList<PolicyVersion> unaffected,
        Dictionary<string, PolicyVersion?> start,
        IReadOnlyList<IReadOnlyList<Step>> waves)
    {
        var end = new Dictionary<string, PolicyVersion?>(start);
        foreach (var step in waves.SelectMany(w => w))
        {
            end[step.Name] = step.To;
        }

        var versions = start.Select(p => (Name: p.Key, Version: p.Value)).Concat(waves.SelectMany(w => w).Select(s => (s.Name, Version: s.To)))
            .Where(p => p.Version is not null).Distinct().ToList();
        return classes.Where(pods => !IsSafe(pods, true) || !IsSafe(pods, false)).ToList();

        bool IsSafe(PodClass pods, bool ingress)
        {
            var constant = unaffected.Select(v => pods.Allowed(v, ingress)).OfType<IReadOnlyDictionary<string, Atom>>().ToList();
            var concerned = versions.Where(v => pods.IsSelectedBy(v.Version)).Select(v => v.Name).Distinct().ToList();
            var bounds = TransitionBounds.Between([.. constant, .. AllowedBy(start)], [.. constant, .. AllowedBy(end)]);
            var now = new Dictionary<string, PolicyVersion?>(start);
            foreach (var wave in waves)
            {
                var next = new Dictionary<string, PolicyVersion?>(now);
                foreach (var step in wave)
                {
                    next[step.Name] = step.To;
                }

                var contents = concerned
                    .Select(n => (pods.Allowed(now.GetValueOrDefault(n), ingress), pods.Allowed(next.GetValueOrDefault(n), ingress)))
                    .Concat(constant.Select(c => ((IReadOnlyDictionary<string, Atom>?)c, (IReadOnlyDictionary<string, Atom>?)c)));
                if (!bounds.Hold([.. contents]))
                {
                    return false;
                }

                now = next;
            }

            return true;

            IEnumerable<IReadOnlyDictionary<string, Atom>> AllowedBy(Dictionary<string, PolicyVersion?> contents) =>
                concerned.Select(n => pods.Allowed(contents.GetValueOrDefault(n), ingress)).OfType<IReadOnlyDictionary<string, Atom>>();
        }
    }
}
