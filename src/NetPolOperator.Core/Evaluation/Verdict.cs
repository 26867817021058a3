namespace NetPolOperator.Core.Evaluation;

/// <summary>The answer to one question: may this connect to that on this port. Both sides must let it pass.</summary>
/// <param name="IsSelf">Both ends are the same pod, which always reaches itself, whatever the policies say.</param>
/// <param name="Egress">What the source's policies say.</param>
/// <param name="Ingress">What the destination's policies say.</param>
public sealed record Verdict(bool IsSelf, DirectionVerdict Egress, DirectionVerdict Ingress)
{
    /// <summary>Whether the connection is possible.</summary>
    public bool Allowed => IsSelf || (Egress.Allowed && Ingress.Allowed);
}
