using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Matrix;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Cli.Diffing;

/// <summary>Says which connections of pods two states have not in common. There may be millions of pairs: only those that differ are written out.</summary>
internal sealed class PodDiffer
{
    private readonly List<ConnectionChange> _changes = [];
    private readonly Dictionary<(string Pod, bool Outgoing), List<(IpRange Range, ConnectionSet Before, ConnectionSet After)>> _ranges = [];

    /// <summary>The differences, in no order.</summary>
    public static List<ConnectionChange> Compare(PolicyEvaluator before, PolicyEvaluator after, AddressFamilies families)
    {
        var differ = new PodDiffer();
        foreach (var difference in MatrixComparison.Compare(before.Matrix, after.Matrix)) differ.Add(difference, families);
        differ.AddRanges();
        return differ._changes;
    }

    private void Add(MatrixDifference difference, AddressFamilies families)
    {
        foreach (var source in difference.From.Endpoints.Select(e => e.ToString()))
        {
            foreach (var destination in difference.To.Endpoints.Select(e => e.ToString()).Where(d => d != source))
                _changes.Add(ConnectionChange.Of(source, destination, difference.Before, difference.After));
            AddRanges((source, true), difference.To.Ranges.Where(families.Shows), difference);
        }

        foreach (var destination in difference.To.Endpoints) AddRanges((destination.ToString(), false), difference.From.Ranges.Where(families.Shows), difference);
    }

    private void AddRanges((string Pod, bool Outgoing) key, IEnumerable<IpRange> ranges, MatrixDifference difference)
    {
        foreach (var range in ranges)
        {
            if (!_ranges.TryGetValue(key, out var list)) _ranges[key] = list = [];
            list.Add((range, difference.Before, difference.After));
        }
    }

    // Others' blocks cut the address space for everybody: neighbours with the same change are one.
    private void AddRanges()
    {
        foreach (var ((pod, outgoing), ranges) in _ranges)
        {
            foreach (var same in ranges.GroupBy(r => (r.Before, r.After)))
            {
                foreach (var range in IpRangeSet.Union(same.Select(r => r.Range)).Ranges)
                    _changes.Add(outgoing ? ConnectionChange.Of(pod, $"ip:{range}", same.Key.Before, same.Key.After) : ConnectionChange.Of($"ip:{range}", pod, same.Key.Before, same.Key.After));
            }
        }
    }
}
