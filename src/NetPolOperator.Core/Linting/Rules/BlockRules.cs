using NetPolOperator.Core.Evaluation.Addresses;

namespace NetPolOperator.Core.Linting.Rules;

/// <summary>Address blocks.</summary>
internal static class BlockRules
{
    private static readonly LintRule HostBits = new("NP022", "cidr-host-bits", LintSeverity.Warning, "A CIDR with host bits",
        "172.17.0.1/24 looks like one address and is the block 172.17.0.0/24; newer API servers warn, some CNIs refuse it.",
        "Write the block's first address, or /32 (/128) if one address is meant.");

    private static readonly LintRule Outside = new("NP023", "except-outside-block", LintSeverity.Error, "An exception outside its block",
        "except takes addresses out of its own cidr. What lies outside was never in, and the API server refuses it.",
        "Correct the exception or the block; if the addresses should be denied, there is nothing to write: what no rule allows is denied.");

    private static readonly LintRule Twice = new("NP024", "except-repeated", LintSeverity.Warning, "An exception that another one covers",
        "It changes nothing; some CNIs refuse duplicates.",
        "Remove it.");

    private static readonly LintRule World = new("NP025", "world-includes-cluster", LintSeverity.Warning, "Every address, and so pods and metadata services too",
        "0.0.0.0/0 is not \"the internet\": it includes every pod, every node, private networks and the cloud's metadata address 169.254.169.254.",
        "Except the cluster's and all private and link-local blocks (entity: Internet in an AppSegment does).");

    private static readonly LintRule PodAddress = new("NP026", "pod-address-in-block", LintSeverity.Warning, "An ipBlock for pods",
        "Pods change their addresses with every restart; whether a CNI lets ipBlock match pods at all differs.",
        "Select pods by namespaceSelector and podSelector.");

    private static readonly LintRule ServiceAddress = new("NP027", "service-address-in-block", LintSeverity.Warning, "An ipBlock for a Service's address",
        "Most CNIs apply policies after the Service's address has been translated to a pod's: the rule never matches.",
        "Select the Service's pods, on their own ports.");

    public static LintFamily Family { get; } = new([HostBits, Outside, Twice, World, PodAddress, ServiceAddress], Check);

    private static IEnumerable<LintFinding> Check(LintContext context)
    {
        foreach (var site in context.Sites)
        {
            for (var i = 0; i < (site.Peers?.Count ?? 0); i++)
            {
                if (site.Peers![i]?.IpBlock is not { } block) continue;
                var path = $"{site.PeersPath}[{i}].ipBlock";
                foreach (var finding in Shape(site.Target, path, block.Cidr, block.Except ?? []).Concat(Meaning(context, site, path, block.Cidr, block.Except ?? [])))
                    yield return finding;
            }
        }
    }

    private static IEnumerable<LintFinding> Shape(LintTarget target, string path, string cidr, IList<string> except)
    {
        if (!IpRange.TryParseCidr(cidr, out var range)) yield break;
        if (Canonical(cidr) is { } better) yield return HostBits.At(target, $"{path}.cidr", $"{cidr} has host bits and means {better}", $"Write {better}, or {cidr.Split('/')[0]}/{(range.First.IsV6 ? 128 : 32)} for that one address.");
        for (var i = 0; i < except.Count; i++)
        {
            var at = $"{path}.except[{i}]";
            if (!IpRange.TryParseCidr(except[i], out var exception)) continue;
            if (Canonical(except[i]) is { } written) yield return HostBits.At(target, at, $"{except[i]} has host bits and means {written}", $"Write {written}.");
            if (!range.Contains(exception)) yield return Outside.At(target, at, $"{except[i]} lies outside {cidr}");
            else if (exception == range) yield return Outside.At(target, at, $"{except[i]} is the whole block: nothing is left of it");
            for (var j = 0; j < except.Count; j++)
            {
                if (i == j || !IpRange.TryParseCidr(except[j], out var other) || !other.Contains(exception) || (exception == other && j > i)) continue;
                yield return Twice.At(target, at, $"{except[i]} is already excepted by {except[j]}");
                break;
            }
        }
    }

    private static IEnumerable<LintFinding> Meaning(LintContext context, RuleSite site, string path, string cidr, IList<string> except)
    {
        if (!IpRange.TryParseCidr(cidr, out var range)) yield break;
        if (range == IpRange.AllV4 || range == IpRange.AllV6)
        {
            if (except.Count == 0) yield return World.At(site.Target, $"{path}.cidr", $"{cidr} includes pods, nodes, private networks and metadata services");
            yield break;
        }

        var set = IpRangeSet.Of(range, except.Select(e => IpRange.TryParseCidr(e, out var r) ? r : (IpRange?)null).OfType<IpRange>());
        if (context.Index.WithAddressIn(set) is { } pod)
            yield return PodAddress.At(site.Target, $"{path}.cidr", $"{cidr} holds the address of pod {pod}");
        if (context.ServiceAddresses.FirstOrDefault(s => set.Contains(s.Address)) is { Service: { } service })
            yield return ServiceAddress.At(site.Target, $"{path}.cidr", $"{cidr} holds the cluster IP of Service {service}");
    }

    private static string? Canonical(string cidr)
    {
        if (!IpRange.TryParseCidr(cidr, out var range)) return null;
        var slash = cidr.IndexOf('/', StringComparison.Ordinal);
        return IpAddress.TryParse(cidr[..slash], out var address) && address != range.First ? $"{range.First}{cidr[slash..]}" : null;
    }
}
