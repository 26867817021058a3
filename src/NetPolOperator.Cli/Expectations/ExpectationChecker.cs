using NetPolOperator.Cli.Explaining;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Evaluation;

namespace NetPolOperator.Cli.Expectations;

/// <summary>Holds expectations against a cluster.</summary>
internal sealed class ExpectationChecker(LoadedCluster cluster)
{
    private readonly ExpectationPeers _peers = new(cluster);
    private readonly Explainer _explainer = new(cluster);

    public TestResult Check(Expectation expectation)
    {
        var sources = expectation.From.SelectMany(p => _peers.Find(p, expectation.Place)).Distinct().ToList();
        var destinations = expectation.To.SelectMany(p => _peers.Find(p, expectation.Place)).Distinct().ToList();
        var checks = 0;
        foreach (var from in sources)
        {
            foreach (var to in destinations.Where(to => !from.IsSame(to) && !(from.IsExternal && to.IsExternal)))
            {
                checks++;
                if (Broken(expectation, from, to) is { } failure) return new(expectation.Title, expectation.Place, Passed: false, checks, failure.Message, failure.Because);
            }
        }

        // A pod that is both ends is no test of anything.
        return checks > 0
            ? new(expectation.Title, expectation.Place, Passed: true, checks, null, null)
            : new(expectation.Title, expectation.Place, Passed: false, 0, "nothing to test: both ends are the same pod, or both outside the cluster", null);
    }

    private (string Message, IReadOnlyList<string> Because)? Broken(Expectation expectation, Endpoint from, Endpoint to)
    {
        if (expectation.Ports.Count == 0)
        {
            var connections = cluster.Evaluator.Connections(from, to);
            if (connections.IsEmpty != expectation.Allow) return null;
            return ($"{from} -> {to}: {(expectation.Allow ? "nothing is allowed" : $"{connections} is allowed")}", Because(from, to, null, expectation.Allow));
        }

        foreach (var port in expectation.Ports)
        {
            if (cluster.Evaluator.Evaluate(from, to, port.Protocol, port.Port).Allowed == expectation.Allow) continue;
            return ($"{from} -> {to} on {port} is {(expectation.Allow ? "denied" : "allowed")}", Because(from, to, port, expectation.Allow));
        }

        return null;
    }

    private List<string> Because(Endpoint from, Endpoint to, PortArgument? port, bool expected)
    {
        var explanation = _explainer.Explain(from, to, port);
        var lines = new List<string>();
        foreach (var (name, direction) in new[] { ("egress", explanation.Egress), ("ingress", explanation.Ingress) })
        {
            if (expected && direction.Allowed) continue;
            if (direction.Note != null) lines.Add($"{name} of {direction.Of}: {direction.Note}");
            if (!expected) lines.AddRange(direction.AllowedBy.Select(r => $"{name} of {direction.Of}: allowed by NetworkPolicy {r.Policy} {r.Rule}{From(r.Source, r.Fields, r.File)}"));
            else if (direction.IsolatedBy.Count > 0)
                lines.AddRange(direction.IsolatedBy.Select(p => $"{name} of {direction.Of}: isolated by NetworkPolicy {p.Policy}, no rule of which allows it{From(p.Source, null, p.File)}"));
        }

        return lines;
    }

    private static string From(string? source, IReadOnlyList<string>? fields, string? file)
    {
        var from = source == null ? null : fields is { Count: > 0 } ? $"from {source} {string.Join(", ", fields)}" : $"from {source}";
        var parts = new[] { from, file }.OfType<string>().ToList();
        return parts.Count == 0 ? "" : $" ({string.Join(", ", parts)})";
    }
}
