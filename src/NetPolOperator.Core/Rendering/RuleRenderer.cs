using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Rendering;

/// <summary>Renders the rules of one resource in one namespace.</summary>
/// <param name="Namespace">The policy's namespace.</param>
/// <param name="Declared">The ports that the resource itself declares: those of its pods, where connections come in.</param>
/// <param name="Isolation">The isolated directions.</param>
/// <param name="Scope">What is looked at.</param>
/// <param name="Now">The time that expiry is judged by.</param>
internal sealed record RuleRenderer(string Namespace, IReadOnlyList<DeclaredPort> Declared, Isolation Isolation, RenderScope Scope, DateTimeOffset Now)
{
    private static readonly string[] FromPaths = [.. Enumerable.Range(0, ViolationList.MaxItems).Select(i => $"allowFrom[{i}]")];
    private static readonly string[] ToPaths = [.. Enumerable.Range(0, ViolationList.MaxItems).Select(i => $"allowTo[{i}]")];

    public RuleOutcome Render(Rule rule, int index)
    {
        var direction = rule is EgressRule ? Directions.Egress : Directions.Ingress;
        var path = (rule is EgressRule ? ToPaths : FromPaths)[index];
        if (ExpiryOf(rule) <= Now)
        {
            return LeftOut(rule, path, direction, RuleState.Expired, $"expired at {rule.ExpiresAt}");
        }

        var peer = PeerResolver.Resolve(rule, direction, Namespace, Scope);
        var allows = Allows(rule, direction, peer.Groups);
        if (peer.State != RuleState.Resolved || allows.Count == 0)
        {
            return peer.State != RuleState.Resolved ? LeftOut(rule, path, direction, peer.State, peer.Message)
                : LeftOut(rule, path, direction, RuleState.PeerNotFound, "the peer declares none of the ports: give ports that it has");
        }

        // An allow policy isolates: a rule in a direction that is open would close it.
        var (state, message) = Isolation.Includes(direction) ? (RuleState.Resolved, peer.Message)
            : (RuleState.NotIsolated, $"{direction} is not isolated by this resource, so the rule is not written: add {direction} to isolate, or remove the rule");
        return Outcome(rule, path, direction, RuleWording.Ports(allows), state, message, allows) with { Unnamed = peer.Unnamed };
    }

    /// <summary>When the rule ends; null for never.</summary>
    public static DateTimeOffset? ExpiryOf(Rule rule) => rule.ExpiresAt is not null && Timestamps.TryParse(rule.ExpiresAt, out var expiry) ? expiry : null;

    private List<RenderedAllow> Allows(Rule rule, string direction, IReadOnlyList<PeerGroup> groups)
    {
        var allows = new List<RenderedAllow>(groups.Count);
        for (var i = 0; i < groups.Count; i++)
        {
            // The ports are the destination's: this resource's own where connections come in, the peer's where they go out.
            var ports = direction == Directions.Ingress
                ? Ports.Resolve(rule.Ports, Declared, PortDefault.AllPorts)
                : Ports.Resolve(rule.Ports, groups[i].Declared, groups[i].Default);
            if (ports is not { Count: 0 })
            {
                allows.Add(groups[i].On(ports));
            }
        }

        return allows;
    }

    private RuleOutcome LeftOut(Rule rule, string path, string direction, RuleState state, string message) =>
        Outcome(rule, path, direction, RuleWording.AskedPorts(rule.Ports), state, message, []);

    private RuleOutcome Outcome(
        Rule rule, string path, string direction, string ports, RuleState state, string message, IReadOnlyList<RenderedAllow> allows) =>
        new(path, direction, RuleWording.Peer(rule, Namespace), ports, state, message, allows)
        {
            Expiry = ExpiryOf(rule),
            Segment = rule.Segment is { Name: { } name } segment ? new ObjectKey(AppSegment.KindName, segment.Namespace ?? Namespace, name) : null,
        };
}
