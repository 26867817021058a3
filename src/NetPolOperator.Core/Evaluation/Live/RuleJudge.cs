using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>Judges the rendered rules of one resource in one namespace.</summary>
internal sealed class RuleJudge
{
    private readonly EvaluationContext _context;
    private readonly RenderedPolicy _rendered;
    private readonly CompiledPolicy _own;
    private readonly List<PodGroup> _pods;
    private readonly RuleCompiler _compiler;

    public RuleJudge(EvaluationContext context, RenderedPolicy rendered)
    {
        (_context, _rendered) = (context, rendered);
        var scope = context.In(rendered.Namespace);
        _own = scope.Own(rendered);
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
        var direction = outcome.Direction == Directions.Ingress ? TrafficDirection.Ingress : TrafficDirection.Egress;
        var named = NamesItsPeer(outcome);
        var peersMissing = false;
        var peersSeen = false;
        foreach (var allow in outcome.Allows)
        {
            var rule = _compiler.Compile(direction, 0, allow.Peers.ToList(), allow.Ports.ToList());
            foreach (var peers in PeerPods.Of(_context, rule))
            {
                peersSeen |= !peers.AreMissing;
                peersMissing |= peers.AreMissing;
                if (Refusal(rule, peers, named) is { } refusal)
                    return (ConnectionStates.AwaitingPeer, refusal);
            }
        }

        if (!HasPods)
            return (ConnectionStates.NoPods, "no pod of this resource is there yet");
        return peersMissing && !peersSeen
            ? (ConnectionStates.NoPods, $"{outcome.Peer} has no pods yet; the policies there would admit the connection")
            : (ConnectionStates.Established, string.Empty);
    }

    // A segment or Service is asked for as a whole. "All pods of a namespace" is a permission: one that answers is enough.
    private static bool NamesItsPeer(RuleOutcome outcome) => outcome.Segment is not null || outcome.Peer.StartsWith("service ", StringComparison.Ordinal);

    private string? Refusal(CompiledRule rule, PeerPods peers, bool named)
    {
        string? first = null;
        foreach (var peer in peers.Groups)
            foreach (var pods in _pods)
            {
                var admission = new Admission(_context.Labels, rule, pods, peer, HasPods, !peers.AreMissing);
                if (admission.Refusal(_rendered) is { } refusal)
                    first ??= refusal;
                else if (!named && peers.AreAll)
                    return null;
            }

        return first;
    }
}
