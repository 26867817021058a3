using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>Gathers the rows of classes by workload: a workload may do what any of its pods may.</summary>
internal sealed class WorkloadPairs
{
    private readonly ClassModel _model;
    private readonly string[] _names;
    private readonly int _workloads;
    private readonly int[][] _classesOf;
    private readonly List<int>[] _members;

    public WorkloadPairs(ClassModel model, ConnectionMatrix matrix)
    {
        _model = model;
        var workloads = matrix.Endpoints.Select(endpoint => endpoint.Workload).Distinct()
            .Select(workload => (Workload: workload, Name: workload.ToString())).OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        var places = workloads.Select((entry, place) => (entry.Workload, place)).ToDictionary(entry => entry.Workload, entry => entry.place);
        var ranges = matrix.Ranges.Select((range, index) => (range, place: workloads.Count + index)).ToDictionary(entry => entry.range, entry => entry.place);
        _workloads = workloads.Count;
        _names = [.. workloads.Select(entry => entry.Name), .. matrix.Ranges.Select(range => $"ip:{range}")];
        _members = [.. model.Classes.Select(item =>
            item.Endpoints.Select(endpoint => places[endpoint.Workload]).Concat(item.Ranges.Select(range => ranges[range])).Distinct().Order().ToList())];
        var classes = _names.Select(_ => new List<int>()).ToArray();
        for (var index = 0; index < _members.Length; index++)
            foreach (var place in _members[index])
                classes[place].Add(index);
        _classesOf = [.. classes.Select(list => list.ToArray())];
    }

    public IEnumerable<PeerConnection> Enumerate(bool includeSelf)
    {
        var rows = new RowCalculator(_model);
        var row = new List<(int To, int Connections)>();
        var targets = new SortedDictionary<int, ConnectionSet>();
        for (var source = 0; source < _names.Length; source++)
        {
            targets.Clear();
            foreach (var from in _classesOf[source])
            {
                rows.Compute(from, row);
                Gather(rows, row, targets);
            }

            targets.Remove(source);
            if (includeSelf && source < _workloads)
                targets[source] = ConnectionSet.All;
            foreach (var (place, connections) in targets)
                yield return new PeerConnection(_names[source], _names[place], connections);
        }
    }

    private void Gather(RowCalculator rows, List<(int To, int Connections)> row, SortedDictionary<int, ConnectionSet> targets)
    {
        foreach (var (to, connections) in row)
            foreach (var place in _members[to])
                targets[place] = targets.TryGetValue(place, out var known) ? known.Union(rows[connections]) : rows[connections];
    }
}
