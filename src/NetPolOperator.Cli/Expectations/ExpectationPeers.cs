using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Cli.Expectations;

/// <summary>Finds the ends that an expectation names. What does not exist is an error: nothing would be tested.</summary>
internal sealed class ExpectationPeers(LoadedCluster cluster)
{
    private const string SegmentPrefix = "segment:";

    public IReadOnlyList<Endpoint> Find(string text, string place)
    {
        var found = FindAll(text, place).ToList();
        return found.Count > 0 ? found : throw new CommandFailure($"{place}: {text}: no such namespace, pod, workload or segment, or it has no pods");
    }

    private IEnumerable<Endpoint> FindAll(string text, string place)
    {
        if (IpAddress.TryParse(text, out var address)) return [Endpoint.OfAddress(address)];
        if (IpRange.TryParseCidr(text, out var block)) return Addresses(block);
        if (text.StartsWith(SegmentPrefix, StringComparison.Ordinal)) return Segment(text[SegmentPrefix.Length..], place);
        if (text.EndsWith("/*", StringComparison.Ordinal)) text = text[..^2];
        return text.Contains('/', StringComparison.Ordinal)
            ? EndArgument.FindAll(text, place + ":", cluster)
            : cluster.Evaluator.Endpoints.Where(e => e.Namespace == text);
    }

    private IEnumerable<Endpoint> Segment(string name, string place)
    {
        if (name.Split('/') is not [var ns, var segmentName] || cluster.View.FindSegment(ns, segmentName) is not { } segment)
            throw new CommandFailure($"{place}: segment:{name}: no such AppSegment; write segment:namespace/name");
        return cluster.Evaluator.Endpoints.Where(e => e.Namespace == ns && LabelSelectors.Matches(segment.Spec.PodSelector, e.Labels));
    }

    // Policies cut the addresses into ranges that are alike inside: one address of each speaks for the whole block.
    private IEnumerable<Endpoint> Addresses(IpRange block) => cluster.Evaluator.Matrix.Ranges
        .Where(r => r.First.IsV6 == block.First.IsV6 && r.First <= block.Last && r.Last >= block.First)
        .Select(r => Endpoint.OfAddress(r.First >= block.First ? r.First : block.First));
}
