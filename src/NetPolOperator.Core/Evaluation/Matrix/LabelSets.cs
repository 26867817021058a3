using System.Text;
using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>
/// The distinct label sets of all pods, reduced to the keys that any selector looks at, with an index from labels to sets: a
/// selector is tried on the few sets that have its rarest label, not on every pod.
/// </summary>
internal sealed class LabelSets
{
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Key, string Value), List<int>> _withLabel = [];
    private readonly Dictionary<int, List<int>> _withKey = [];
    private readonly List<IDictionary<string, string>?> _labels = [];
    private readonly Dictionary<CompiledSelector, BitSet> _matches = [];
    private readonly List<(int Key, string Value)> _parts = [];
    private readonly StringBuilder _name = new();

    public LabelSets(IEnumerable<CompiledSelector> selectors)
    {
        foreach (var key in selectors.SelectMany(selector => selector.Keys))
            _keys.TryAdd(key, _keys.Count);
    }

    public int Count => _labels.Count;

    /// <summary>The number of a pod's label set.</summary>
    public int Add(IDictionary<string, string>? labels)
    {
        _parts.Clear();
        foreach (var (key, value) in labels ?? new Dictionary<string, string>())
            if (_keys.TryGetValue(key, out var number))
                _parts.Add((number, value ?? string.Empty));
        _parts.Sort(static (left, right) => left.Key.CompareTo(right.Key));
        _name.Clear();
        foreach (var (key, value) in _parts)
            _name.Append(key).Append('=').Append(value.Length).Append(':').Append(value);
        var name = _name.ToString();
        if (_ids.TryGetValue(name, out var id))
            return id;
        _ids[name] = id = _labels.Count;
        _labels.Add(labels);
        Index(id);
        return id;
    }

    /// <summary>The label sets that a selector matches. All sets must have been added.</summary>
    public BitSet Matching(CompiledSelector selector)
    {
        if (_matches.TryGetValue(selector, out var matches))
            return matches;
        matches = new BitSet(Count);
        foreach (var id in Candidates(selector))
            if (selector.Matches(_labels[id]))
                matches.Add(id);
        return _matches[selector] = matches;
    }

    private void Index(int id)
    {
        foreach (var part in _parts)
        {
            ListOf(_withLabel, part).Add(id);
            ListOf(_withKey, part.Key).Add(id);
        }
    }

    // Any constraint that needs its key narrows the search; the rarest narrows it most.
    private IEnumerable<int> Candidates(CompiledSelector selector)
    {
        IEnumerable<int>? best = null;
        var fewest = int.MaxValue;
        foreach (var (key, constraint) in selector.Constraints)
        {
            if (constraint.AllowsAbsence)
                continue;
            if (!_keys.TryGetValue(key, out var number))
                return [];
            List<List<int>> lists = constraint.Excludes
                ? [_withKey.GetValueOrDefault(number, [])]
                : [.. constraint.Values.Select(value => _withLabel.GetValueOrDefault((number, value), []))];
            var count = lists.Sum(list => list.Count);
            if (count < fewest)
                (fewest, best) = (count, lists.SelectMany(list => list));
        }

        return best ?? Enumerable.Range(0, Count);
    }

    private static List<int> ListOf<TKey>(Dictionary<TKey, List<int>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        return list;
    }
}
