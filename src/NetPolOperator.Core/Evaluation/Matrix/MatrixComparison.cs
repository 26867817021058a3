using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>
/// Finds every difference between two matrices. Ends that neither of the two can tell apart are compared once, so that the work does
/// not grow with the pairs of pods.
/// </summary>
public static class MatrixComparison
{
    /// <summary>The pairs between which something else may pass after than before; an end that one side lacks counts as cut off there.</summary>
    public static IEnumerable<MatrixDifference> Compare(ConnectionMatrix before, ConnectionMatrix after)
    {
        var ends = JointClasses.Of(before, after);
        var (old, young, same) = (new Row(before), new Row(after), new Dictionary<(int, int), bool>());
        foreach (var from in ends)
        {
            old.MoveTo(from.Before);
            young.MoveTo(from.After);
            foreach (var to in ends)
            {
                var ids = (old[to.Before], young[to.After]);
                if (!same.TryGetValue(ids, out var equal)) same[ids] = equal = old.Set(ids.Item1).Equals(young.Set(ids.Item2));
                // A pod reaches itself whatever the rows of its class say.
                if (!equal && !(ReferenceEquals(from, to) && from.IsOnePod))
                    yield return new MatrixDifference(from.Ends, to.Ends, old.Set(ids.Item1), young.Set(ids.Item2));
            }
        }
    }

    /// <summary>One row of a matrix, by the number of the class that it leads to.</summary>
    private sealed class Row(ConnectionMatrix matrix)
    {
        private readonly RowCalculator _rows = new(matrix.Model);
        private readonly int[] _row = new int[matrix.Classes.Count];
        private readonly List<(int To, int Connections)> _reached = [];
        private int _current = -1;

        public int this[int to] => to < 0 ? ConnectionTable.None : _row[to];

        public ConnectionSet Set(int id) => _rows[id];

        public void MoveTo(int from)
        {
            if (from == _current) return;
            _current = from;
            Array.Fill(_row, ConnectionTable.None);
            _reached.Clear();
            if (from >= 0) _rows.Compute(from, _reached);
            foreach (var (to, connections) in _reached) _row[to] = connections;
        }
    }
}

/// <summary>Something that passes in one of two states only.</summary>
/// <param name="From">The sources.</param>
/// <param name="To">The destinations.</param>
/// <param name="Before">What passes before.</param>
/// <param name="After">What passes after.</param>
public sealed record MatrixDifference(MatrixEnds From, MatrixEnds To, ConnectionSet Before, ConnectionSet After);
