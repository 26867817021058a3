using System.Globalization;
using k8s.Models;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Linting.Rules;

/// <summary>Ports and ranges.</summary>
internal static class PortRules
{
    private static readonly LintRule Range = new("NP018", "bad-port-range", LintSeverity.Error, "endPort that makes no range",
        "endPort needs a numeric port that is not above it; the API server refuses anything else.",
        "Write the range as port: LOW and endPort: HIGH, both numbers.");

    private static readonly LintRule NamedToBlock = new("NP019", "named-port-to-addresses", LintSeverity.Error, "A named port towards addresses",
        "A port's name is looked up in the destination pod. An address outside the cluster has none, so the rule allows nothing there.",
        "Write the port's number.");

    private static readonly LintRule UnknownName = new("NP020", "named-port-unknown", LintSeverity.Warning, "A port name that no destination pod declares",
        "A named port stands for the container port of that name and protocol, on each destination pod. Where there is none, the rule allows nothing.",
        "Use the name under the container's ports, with its protocol, or the number.");

    private static readonly LintRule Repeated = new("NP021", "port-repeated", LintSeverity.Info, "A port that another entry covers",
        "The entry changes nothing; it is often a leftover, or a protocol was forgotten (missing means TCP).",
        "Remove it, or add the protocol that was meant.");

    public static LintFamily Family { get; } = new([Range, NamedToBlock, UnknownName, Repeated], Check);

    /// <summary>Whether a port is a name.</summary>
    public static bool IsName(IntOrString? port) => port?.ToString() is { Length: > 0 } text && !text.All(char.IsAsciiDigit);

    private static IEnumerable<LintFinding> Check(LintContext context) =>
        context.Sites.SelectMany(site => Ranges(site).Concat(Names(context, site)).Concat(Repeats(site)));

    private static IEnumerable<LintFinding> Ranges(RuleSite site)
    {
        for (var i = 0; i < (site.Ports?.Count ?? 0); i++)
        {
            if (site.Ports![i] is not { EndPort: { } end } port) continue;
            var path = $"{site.Path}.ports[{i}].endPort";
            if (port.Port == null) yield return Range.At(site.Target, path, "endPort without port");
            else if (IsName(port.Port)) yield return Range.At(site.Target, path, $"endPort {end} beside the name {port.Port}: a range needs numbers");
            else if (int.TryParse(port.Port.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var first) && (end < first || end > PortRange.Highest))
                yield return Range.At(site.Target, path, end < first ? $"endPort {end} is below port {first}" : $"endPort {end} is above {PortRange.Highest}");
        }
    }

    private static IEnumerable<LintFinding> Names(LintContext context, RuleSite site)
    {
        for (var i = 0; i < (site.Ports?.Count ?? 0); i++)
        {
            if (site.Ports![i] is not { Port: { } name } port || !IsName(name)) continue;
            var path = $"{site.Path}.ports[{i}].port";
            if (!site.IsIngress && site.Peers is { Count: > 0 } peers && peers.All(p => p?.IpBlock != null))
            {
                yield return NamedToBlock.At(site.Target, path, $"{name} is a name, and addresses have no named ports");
                continue;
            }

            var destinations = site.IsIngress ? context.Selected(site.Policy) : context.Matching(site);
            if (destinations.Count > 0 && !destinations.Any(d => d.Declares(name.ToString(), port.Protocol ?? "TCP")))
                yield return UnknownName.At(site.Target, path, $"no destination pod has a {port.Protocol ?? "TCP"} port named {name}; {Declared(destinations)}");
        }
    }

    private static string Declared(IReadOnlyList<LintPod> pods)
    {
        var names = pods.SelectMany(p => p.PortNames).Distinct().Order(StringComparer.Ordinal).Take(6).ToList();
        return names.Count == 0 ? "they name no ports" : $"they name {string.Join(", ", names)}";
    }

    private static IEnumerable<LintFinding> Repeats(RuleSite site)
    {
        for (var i = 0; i < (site.Ports?.Count ?? 0); i++)
        {
            for (var j = 0; j < site.Ports!.Count; j++)
            {
                if (i == j || !Covers(site.Ports[j], site.Ports[i]) || (j > i && Covers(site.Ports[i], site.Ports[j]))) continue;
                yield return Repeated.At(site.Target, $"{site.Path}.ports[{i}]", $"ports[{j}] covers it already");
                break;
            }
        }
    }

    private static bool Covers(V1NetworkPolicyPort? outer, V1NetworkPolicyPort? inner)
    {
        if (outer == null || inner == null || (outer.Protocol ?? "TCP") != (inner.Protocol ?? "TCP")) return false;
        if (outer.Port == null) return true;
        if (inner.Port == null) return false;
        if (IsName(outer.Port) || IsName(inner.Port)) return outer.Port.ToString() == inner.Port.ToString();
        return Bounds(outer) is var (low, high) && Bounds(inner) is var (first, last) && low <= first && last <= high;
    }

    private static (int Low, int High) Bounds(V1NetworkPolicyPort port) =>
        int.TryParse(port.Port.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var low) ? (low, port.EndPort ?? low) : (0, -1);
}
