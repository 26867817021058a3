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
        var (gathered, reached) = (new int[_names.Length], new List<int>());
        for (var source = 0; source < _names.Length; source++)
        {
            foreach (var from in _classesOf[source])
            {
                rows.Compute(from, row);
                Gather(rows, row, gathered, reached);
            }

            if (source < _workloads && gathered[source] == ConnectionTable.None)
                reached.Add(source);
            reached.Sort();
            foreach (var place in reached)
            {
                if (place != source)
                    yield return new PeerConnection(_names[source], _names[place], rows[gathered[place]]);
                else if (includeSelf && source < _workloads)
                    yield return new PeerConnection(_names[source], _names[source], ConnectionSet.All);
                gathered[place] = ConnectionTable.None;
            }

            reached.Clear();
        }
    }

    // By numbers: the same few sets are joined over and over.
    private void Gather(RowCalculator rows, List<(int To, int Connections)> row, int[] gathered, List<int> reached)
    {
        foreach (var (to, connections) in row)
        {
            foreach (var place in _members[to])
            {
                if (gathered[place] == ConnectionTable.None)
                    reached.Add(place);
                gathered[place] = rows.Union(gathered[place], connections);
            }
        }
    }
}
