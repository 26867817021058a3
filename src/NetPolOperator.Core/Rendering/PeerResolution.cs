namespace NetPolOperator.Core.Rendering;

/// <summary>What a rule's peer stands for at this moment.</summary>
/// <param name="State">Resolved, PeerNotFound or Refused.</param>
/// <param name="Message">Why it is not resolved, or what should be known although it is.</param>
/// <param name="Groups">The peers.</param>
internal sealed record PeerResolution(RuleState State, string Message, IReadOnlyList<PeerGroup> Groups)
{
    /// <summary>The version of the segment that this is read from; null for other peers.</summary>
    public SpecVersion? Version { get; init; }

    /// <summary>Namespaces among the peers that are not labelled with their name.</summary>
    public IReadOnlyList<UnnamedNamespace> Unnamed { get; init; } = [];

    public static PeerResolution Found(params IReadOnlyList<PeerGroup> groups) => new(RuleState.Resolved, "", groups);

    public static PeerResolution NotFound(string message) => new(RuleState.PeerNotFound, message, []);

    public static PeerResolution Refused(string message) => new(RuleState.Refused, message, []);

    /// <summary>Whether both render to the same.</summary>
    public bool IsLike(PeerResolution other)
    {
        if (State != other.State || Message != other.Message || Groups.Count != other.Groups.Count || !Unnamed.SequenceEqual(other.Unnamed))
        {
            return false;
        }

        for (var i = 0; i < Groups.Count; i++)
        {
            if (!Groups[i].IsLike(other.Groups[i]))
            {
                return false;
            }
        }

        return true;
    }
}
