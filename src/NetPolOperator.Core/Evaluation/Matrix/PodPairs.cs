using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>Spreads the rows of classes over their pods and addresses. The work is that of the lines which come out.</summary>
internal sealed class PodPairs
{
    private readonly ClassModel _model;
    private readonly string[] _names;
    private readonly int[] _classOf;
    private readonly List<int>[] _members;

    public PodPairs(ClassModel model, ConnectionMatrix matrix)
    {
        _model = model;
        _members = [.. model.Classes.Select(_ => new List<int>())];
        var ends = matrix.Endpoints.Count + matrix.Ranges.Count;
        (_names, _classOf) = (new string[ends], new int[ends]);
        var places = new Dictionary<object, int>();
        for (var place = 0; place < ends; place++)
        {
            var end = place < matrix.Endpoints.Count ? matrix.Endpoints[place] : (object)matrix.Ranges[place - matrix.Endpoints.Count];
            places[end] = place;
            _names[place] = place < matrix.Endpoints.Count ? end.ToString()! : $"ip:{end}";
        }

        foreach (var item in model.Classes)
            foreach (var end in item.Endpoints.Concat<object>(item.Ranges.Cast<object>()))
                _classOf[places[end]] = item.Index;
        for (var place = 0; place < ends; place++)
            _members[_classOf[place]].Add(place);
    }

    public IEnumerable<PeerConnection> Enumerate(bool includeSelf)
    {
        var rows = new RowCalculator(_model);
        var row = new List<(int To, int Connections)>();
        var targets = new List<(int Place, ConnectionSet Connections)>();
        var current = -1;
        for (var source = 0; source < _names.Length; source++)
        {
            // Replicas follow each other and share their row.
            if (_classOf[source] != current)
            {
                current = _classOf[source];
                rows.Compute(current, row);
                Spread(rows, row, targets);
            }

            foreach (var (place, connections) in WithSelf(targets, source, includeSelf && !_model.Classes[current].IsExternal))
                yield return new PeerConnection(_names[source], _names[place], connections);
        }
    }

    private void Spread(RowCalculator rows, List<(int To, int Connections)> row, List<(int Place, ConnectionSet Connections)> targets)
    {
        targets.Clear();
        foreach (var (to, connections) in row)
            foreach (var place in _members[to])
                targets.Add((place, rows[connections]));
        targets.Sort(static (left, right) => left.Place.CompareTo(right.Place));
    }

    private static IEnumerable<(int Place, ConnectionSet Connections)> WithSelf(
        List<(int Place, ConnectionSet Connections)> targets, int self, bool includeSelf)
    {
        var pending = includeSelf;
        foreach (var target in targets)
        {
            if (pending && target.Place >= self)
            {
                pending = false;
                yield return (self, ConnectionSet.All);
            }

            if (target.Place != self)
                yield return target;
        }

        if (pending)
            yield return (self, ConnectionSet.All);
    }
}
