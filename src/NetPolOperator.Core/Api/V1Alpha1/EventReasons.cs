namespace NetPolOperator.Core.Api.V1Alpha1;

/// <summary>
/// Reasons of events that are not told of a condition as well. They are API: people and alerts read them. A condition that turns bad has an event
/// with its own reason, one of <see cref="ConditionReasons"/>.
/// </summary>
public static class EventReasons
{
    /// <summary>The policies were written.</summary>
    public const string PolicyApplied = "PolicyApplied";

    /// <summary>A policy was deleted because nobody asks for it any more.</summary>
    public const string PolicyPruned = "PolicyPruned";

    /// <summary>Somebody else's change was put right.</summary>
    public const string DriftCorrected = "DriftCorrected";

    /// <summary>A rule is left out because its peer is not there.</summary>
    public const string PeerNotFound = ConditionReasons.PeerNotFound;

    /// <summary>A rule has expired.</summary>
    public const string RuleExpired = "RuleExpired";
}
