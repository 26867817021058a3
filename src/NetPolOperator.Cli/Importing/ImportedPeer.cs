using System.Text.Json;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Cli.Importing;

/// <summary>One peer of a policy's rule in the words of the custom resources: exactly one of its fields is set.</summary>
internal sealed record ImportedPeer
{
    private string? _key;

    public SegmentPeer? Segment { get; init; }

    public PodsPeer? Pods { get; init; }

    public CidrPeer? Cidr { get; init; }

    public string? Entity { get; init; }

    /// <summary>What it matches; null is everyone.</summary>
    public CompiledPeer? Matches { get; init; }

    /// <summary>Equal for peers that are written alike, whatever namespace they stand in.</summary>
    public string Key => _key ??= JsonSerializer.Serialize(To<IngressRule>(null), NetPolJsonContext.Default.IngressRule);

    /// <summary>A rule for this peer.</summary>
    public T To<T>(IEnumerable<ImportedPort>? ports)
        where T : Rule, new() =>
        new() { Segment = Segment, Pods = Pods, Cidr = Cidr, Entity = Entity, Ports = ports?.Select(p => p.ToRulePort()).ToList() };
}

/// <summary>A peer and what it may reach, or be reached on.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Ports">The ports; null for all.</param>
/// <param name="Field">The field of the policy that it comes from: <c>spec.ingress[0].from[1]</c>.</param>
internal sealed record ImportedRule(ImportedPeer Peer, IReadOnlyList<ImportedPort>? Ports, string Field)
{
    /// <summary>Equal for rules that allow the same in the same words.</summary>
    public string Key => $"{Peer.Key} {(Ports == null ? "all" : string.Join(' ', Ports.Select(p => p.ToString()).Order(StringComparer.Ordinal)))}";

    /// <summary>The same rules with one entry a peer, in the order in which the peers come first.</summary>
    public static List<ImportedRule> Merge(IEnumerable<ImportedRule> rules) =>
        [.. rules.GroupBy(r => r.Peer.Key).Select(g => g.First() with { Ports = g.Any(r => r.Ports == null) ? null : [.. g.SelectMany(r => r.Ports!).Distinct()] })];
}
