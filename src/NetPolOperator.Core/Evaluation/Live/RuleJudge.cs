using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>Judges the rendered rules of one resource in one namespace.</summary>
internal sealed class RuleJudge
{
    private readonly EvaluationContext _context;
    private readonly RenderedPolicy _rendered;
    private readonly CompiledPolicy _own;
    private readonly bool _isLive;
    private readonly List<PodGroup> _pods;
    private readonly RuleCompiler _compiler;

    public RuleJudge(EvaluationContext context, RenderedPolicy rendered)
    {
        (_context, _rendered) = (context, rendered);
        var scope = context.In(rendered.Namespace);
        _own = scope.Own(rendered);
        _isLive = scope.IsLive(_own);
        _compiler = new RuleCompiler(_own, []);
        _pods = scope.Select(_own.PodSelector);
        HasPods = _pods.Count > 0;
        if (!HasPods)
            _pods = [scope.Imagine(_own.PodSelector)];
    }

    /// <summary>Whether there is a pod that the resource can isolate.</summary>
    public bool HasPods { get; }

    /// <summary>The state of a rule, one of <see cref="ConnectionStates"/>, and what is missing.</summary>
    public (string State, string Message) Judge(RuleOutcome outcome)
    {
        var (state, message) = JudgeRules(outcome);
        // A policy names a namespace by its label, and finds nothing where that is not what it should be.
        if (state != ConnectionStates.Established && outcome.Unnamed.FirstOrDefault(ns => ns.Label is null || !NamesOf(outcome).Contains(ns.Label)) is { } peer)
            return (ConnectionStates.AwaitingPeer, peer.ToString());
        return state == ConnectionStates.AwaitingPeer && _context.Labels.Unnamed(_rendered.Namespace) is { } own
            ? (state, $"{message}; besides, {own}")
            : (state, message);
    }

    // Who passes for a namespace that the rule names does not keep that one's pods away.
    private static IEnumerable<string> NamesOf(RuleOutcome outcome) => outcome.Allows.SelectMany(allow => allow.Peers).SelectMany(LabelSelectors.NamespaceNames);

    private (string State, string Message) JudgeRules(RuleOutcome outcome)
    {
        var direction = outcome.Direction == Directions.Ingress ? TrafficDirection.Ingress : TrafficDirection.Egress;
        var peersMissing = false;
        var peersSeen = false;
        var peersImagined = false;
        foreach (var allow in outcome.Allows)
        {
            var rule = _compiler.Compile(direction, 0, allow.Peers.ToList(), allow.Ports.ToList());
            if (NamedPortsOfAddresses.AreAll(_context, rule))
                return (ConnectionStates.AwaitingPeer, RenderWarnings.NamedPortOfAddress(rule.Ports.Named.Select(port => port.Name)));
            foreach (var peers in PeerPods.Of(_context, rule))
            {
                peersSeen |= !peers.AreMissing;
                peersMissing |= peers.AreMissing;
                peersImagined |= peers is { AreMissing: true, Groups.Count: > 0 };
                if (Refusal(rule, peers, outcome) is { } refusal)
                    return (ConnectionStates.AwaitingPeer, refusal);
            }

            if (Uncovered(rule) is { } pods)
                return (ConnectionStates.AwaitingPeer, AdmissionAdvice.NotInForce(rule, pods, outcome, _rendered));
        }

        if (!HasPods)
            return (ConnectionStates.NoPods, "no pod of this resource is there yet");
        return peersMissing && !peersSeen
            ? (ConnectionStates.NoPods, $"{outcome.Peer} has no pods yet{(peersImagined ? "; the policies there would admit the connection" : "")}")
            : (ConnectionStates.Established, string.Empty);
    }

    // A segment or Service is asked for as a whole. "All pods of a namespace" is a permission: one that answers is enough.
    private static bool NamesItsPeer(RuleOutcome outcome) => outcome.Segment is not null || outcome.Peer.StartsWith("service ", StringComparison.Ordinal);

    private string? Refusal(CompiledRule rule, PeerPods peers, RuleOutcome outcome)
    {
        var oneIsEnough = peers.AreEverything && !NamesItsPeer(outcome);
        Admission? refused = null;
        foreach (var peer in peers.Groups)
            foreach (var pods in _pods)
            {
                var admission = new Admission(_context, rule, pods, peer, HasPods, !peers.AreMissing);
                if (!Passes(admission))
                    refused ??= admission;
                else if (oneIsEnough)
                    return null;
            }

        return refused is null ? null : Why(refused, outcome);
    }

    private bool Passes(Admission admission) =>
        admission.IsSelf || (admission.WithoutPort is null && admission.PeerAdmits && (IsInForce(admission.Rule) || admission.OwnAdmits));

    private string Why(Admission admission, RuleOutcome outcome) =>
        admission.WithoutPort is { } destination ? AdmissionAdvice.UnknownPort(admission.Rule, destination)
        : !admission.PeerAdmits ? AdmissionAdvice.NotAdmitted(admission, _rendered)
        : AdmissionAdvice.NotInForce(admission.Rule, admission.Own, outcome, _rendered);

    // A live policy that is as rendered admits what it was rendered for. Without pods, what is declared counts.
    private bool IsInForce(CompiledRule rule) => !HasPods || (_isLive && _own.Isolates(rule.Direction));

    // Addresses, everyone and all pods of no namespace in particular have no pods to ask: what the rules say is compared.
    private PodGroup? Uncovered(CompiledRule rule) => IsInForce(rule) || PeerPods.AreAll(rule)
        ? null
        : _pods.Find(pods => pods.Rules(rule.Direction) is { } rules
            && !RuleCoverage.Covers(rules, rule, rule.Direction == TrafficDirection.Ingress ? pods.Example : null));
}
