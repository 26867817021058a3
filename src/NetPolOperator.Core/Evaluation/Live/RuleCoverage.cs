using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>
/// Whether what one rule allows is allowed by others anyway, whatever pods there are or will be: by what the selectors say, not by
/// what they find today. Where that cannot be told the answer is no.
/// </summary>
internal static class RuleCoverage
{
    /// <summary>Whether the others together allow all that the rule does.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="others">Rules of the same direction.</param>
    /// <param name="destination">The destination of the rule's connections where it is known: the selected pods, for ingress.</param>
    public static bool Covers(IReadOnlyList<CompiledRule> others, CompiledRule rule, Endpoint? destination)
    {
        if (rule.Peers is null)
            return PortsCover(others.Where(other => other.Peers is null), rule, destination);
        return rule.Peers.All(peer => peer.Addresses is { } addresses
            ? AddressesCover(others, rule, addresses, destination)
            : PortsCover(others.Where(other => other.Peers is null || other.Peers.Any(mine => mine.Covers(peer))), rule, destination));
    }

    private static bool PortsCover(IEnumerable<CompiledRule> others, CompiledRule rule, Endpoint? destination)
    {
        var allowed = new AllowedPorts();
        foreach (var other in others)
            allowed.Add(other.Ports, destination);
        return allowed.Cover(rule.Ports, destination);
    }

    // A block may be covered by several blocks together, as long as each of them allows all the ports.
    private static bool AddressesCover(IReadOnlyList<CompiledRule> others, CompiledRule rule, IpRangeSet addresses, Endpoint? destination)
    {
        if (PortsCover(others.Where(other => other.Peers is null || other.Peers.Any(peer => peer.Addresses?.Covers(addresses) == true)), rule, destination))
            return true;
        var ranges = others.Where(other => PortsCover([other], rule, destination))
            .SelectMany(other => other.Peers ?? [])
            .SelectMany(peer => peer.Addresses?.Ranges ?? []);
        return IpRangeSet.Union(ranges).Covers(addresses);
    }
}
