namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>Splits things into classes by what sets they belong to, one set after another.</summary>
internal sealed class Partition
{
    private readonly int[] _classes;
    private readonly Dictionary<int, int> _split = [];
    private int _next;

    /// <summary>Starts with the classes that are known to differ.</summary>
    public Partition(IEnumerable<int> start)
    {
        _classes = [.. start];
        _next = _classes.Length == 0 ? 0 : _classes.Max() + 1;
    }

    /// <summary>From now on, what is in the set and what is not are in different classes.</summary>
    public void Refine(BitSet set)
    {
        _split.Clear();
        foreach (var member in set)
        {
            if (!_split.TryGetValue(_classes[member], out var inside))
                _split[_classes[member]] = inside = _next++;
            _classes[member] = inside;
        }
    }

    /// <summary>The members of each class; classes in the order of their first members.</summary>
    public List<List<int>> Classes()
    {
        var numbers = new Dictionary<int, int>();
        var classes = new List<List<int>>();
        for (var member = 0; member < _classes.Length; member++)
        {
            if (!numbers.TryGetValue(_classes[member], out var number))
            {
                numbers[_classes[member]] = number = classes.Count;
                classes.Add([]);
            }

            classes[number].Add(member);
        }

        return classes;
    }
}
