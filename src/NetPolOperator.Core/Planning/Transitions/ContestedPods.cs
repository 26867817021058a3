using k8s.Models;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Planning.Transitions;

/// <summary>
/// Finds the pods that several changes concern. Only for these does the order of the writes matter: whatever concerns a pod alone
/// is in force for it either as before or as after, because a single write is atomic.
/// </summary>
internal sealed class ContestedPods
{
    private readonly Dictionary<(string Key, string Value), List<int>> _byLabel = [];
    private readonly List<int> _others = [];
    private readonly List<(int Move, V1LabelSelector Selector)> _selectors = [];

    private ContestedPods(IReadOnlyList<Move> moves)
    {
        for (var i = 0; i < moves.Count; i++)
        {
            Add(i, moves[i].Old);
            Add(i, moves[i].New);
        }
    }

    /// <summary>The pods that policies can select and that at least two of the changes concern.</summary>
    public static IReadOnlyList<V1Pod> Of(IReadOnlyCollection<V1Pod> pods, IReadOnlyList<Move> moves)
    {
        var index = new ContestedPods(moves);
        var found = new List<V1Pod>();
        foreach (var pod in pods)
        {
            // A pod on the host's network is beyond the reach of policies.
            if (pod.Spec?.HostNetwork != true && index.IsContested(pod.Metadata.Labels))
            {
                found.Add(pod);
            }
        }

        return found;
    }

    // A selector with labels can only match a pod that has the first of them.
    private void Add(int move, PolicyVersion? version)
    {
        if (version is null)
        {
            return;
        }

        var at = _selectors.Count;
        _selectors.Add((move, version.Selector));
        if (version.Selector.MatchLabels is not { Count: > 0 } labels)
        {
            _others.Add(at);
            return;
        }

        var (key, value) = labels.First();
        if (!_byLabel.TryGetValue((key, value), out var places))
        {
            _byLabel[(key, value)] = places = [];
        }

        places.Add(at);
    }

    private bool IsContested(IDictionary<string, string>? labels)
    {
        var first = -1;
        if (Adds(_others, labels, ref first))
        {
            return true;
        }

        foreach (var (key, value) in labels ?? new Dictionary<string, string>())
        {
            if (_byLabel.TryGetValue((key, value), out var places) && Adds(places, labels, ref first))
            {
                return true;
            }
        }

        return false;
    }

    // Whether these make it two different changes.
    private bool Adds(List<int> places, IDictionary<string, string>? labels, ref int first)
    {
        foreach (var place in places)
        {
            var (move, selector) = _selectors[place];
            if (move != first && LabelSelectors.Matches(selector, labels))
            {
                if (first >= 0)
                {
                    return true;
                }

                first = move;
            }
        }

        return false;
    }
}
