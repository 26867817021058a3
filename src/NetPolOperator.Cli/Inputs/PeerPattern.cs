using System.IO.Enumeration;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Addresses;

namespace NetPolOperator.Cli.Inputs;

/// <summary>Which peers a filter means: <c>ns</c>, <c>ns/name</c> of a pod or workload (with * and ?), an address or a block.</summary>
internal sealed class PeerPattern
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly IpRange? _range;

    private PeerPattern(string text, PolicyEvaluator evaluator)
    {
        if (IpAddress.TryParse(text, out var address)) _range = new IpRange(address, address);
        else if (IpRange.TryParseCidr(text, out var range)) _range = range;
        else AddNames(text, evaluator);
    }

    /// <summary>The pattern; fails where it can match nothing, for that is a typing error.</summary>
    public static PeerPattern? Parse(string? text, string option, PolicyEvaluator evaluator)
    {
        if (text == null) return null;
        var pattern = new PeerPattern(text, evaluator);
        return pattern._range != null || pattern._names.Count > 0
            ? pattern
            : throw new CommandFailure($"{option} {text}: no such namespace, pod or workload, and no address");
    }

    /// <summary>All peers of a namespace; fails where there are none.</summary>
    public static PeerPattern OfNamespace(string ns, PolicyEvaluator evaluator)
    {
        var pattern = new PeerPattern(ns + "/*", evaluator);
        return pattern._names.Count > 0 ? pattern : throw new CommandFailure($"--namespace {ns}: no pods there");
    }

    /// <summary>Whether a peer, as the list of connections names it, is meant.</summary>
    public bool Matches(string peer)
    {
        if (!peer.StartsWith("ip:", StringComparison.Ordinal)) return _names.Contains(peer);
        if (_range is not { } range || peer[3..].Split('-') is not [var low, var high]) return false;
        return IpAddress.TryParse(low, out var first) && IpAddress.TryParse(high, out var last)
            && first.IsV6 == range.First.IsV6 && first <= range.Last && last >= range.First;
    }

    private void AddNames(string text, PolicyEvaluator evaluator)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (ns, name) = slash < 0 ? (text, "*") : (text[..slash], text[(slash + 1)..]);
        foreach (var end in evaluator.Endpoints)
        {
            if (!FileSystemName.MatchesSimpleExpression(ns, end.Namespace, ignoreCase: false)) continue;
            var workload = $"{end.Workload.Name}[{end.Workload.Kind}]";
            if (!Matches(name, end.Name) && !Matches(name, end.Workload.Name) && name != workload) continue;
            _names.Add(end.ToString());
            _names.Add(end.Workload.ToString());
        }
    }

    private static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}
