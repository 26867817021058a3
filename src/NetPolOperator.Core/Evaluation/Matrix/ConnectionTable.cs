using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>The distinct connection sets of a matrix under small numbers; each union and intersection is worked out once.</summary>
internal sealed class ConnectionTable
{
    public const int None = 0;
    public const int All = 1;

    private readonly List<ConnectionSet> _sets = [ConnectionSet.None, ConnectionSet.All];
    private readonly Dictionary<ConnectionSet, int> _ids = new() { [ConnectionSet.None] = None, [ConnectionSet.All] = All };
    private readonly Dictionary<(int, int), int> _unions = [];
    private readonly Dictionary<(int, int), int> _intersections = [];

    public ConnectionSet this[int id] => _sets[id];

    public int Add(ConnectionSet set)
    {
        if (_ids.TryGetValue(set, out var id))
            return id;
        _ids[set] = id = _sets.Count;
        _sets.Add(set);
        return id;
    }

    public int Union(int left, int right)
    {
        if (left == right || right == None || left == All)
            return left;
        if (left == None || right == All)
            return right;
        var key = left < right ? (left, right) : (right, left);
        if (!_unions.TryGetValue(key, out var union))
            _unions[key] = union = Add(_sets[left].Union(_sets[right]));
        return union;
    }

    public int Intersect(int left, int right)
    {
        if (left == right || left == None || right == All)
            return left;
        if (right == None || left == All)
            return right;
        var key = left < right ? (left, right) : (right, left);
        if (!_intersections.TryGetValue(key, out var intersection))
            _intersections[key] = intersection = Add(_sets[left].Intersect(_sets[right]));
        return intersection;
    }
}
