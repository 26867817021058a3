using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>The groups of a namespace by label, so that a selector is tried on few of them.</summary>
internal sealed class GroupIndex
{
    private readonly List<PodGroup> _all;
    private readonly Dictionary<(string Key, string Value), List<PodGroup>> _byLabel = [];

    /// <summary>Indexes the groups that selectors can find: not those on the host's network.</summary>
    public GroupIndex(List<PodGroup> groups)
    {
        _all = groups.FindAll(group => !group.IsHostNetwork);
        foreach (var group in _all)
            foreach (var (key, value) in group.Example.Labels ?? new Dictionary<string, string>())
            {
                if (!_byLabel.TryGetValue((key, value ?? string.Empty), out var list))
                    _byLabel[(key, value ?? string.Empty)] = list = [];
                list.Add(group);
            }
    }

    /// <summary>The groups that a selector finds.</summary>
    public List<PodGroup> Find(CompiledSelector selector)
    {
        var candidates = _all;
        foreach (var (key, constraint) in selector.Constraints)
            if (constraint is { AllowsAbsence: false, Excludes: false, Values: [var only] })
            {
                if (!_byLabel.TryGetValue((key, only), out var labelled))
                    return [];
                if (labelled.Count < candidates.Count)
                    candidates = labelled;
            }

        return candidates.FindAll(group => selector.Matches(group.Example.Labels));
    }
}
