namespace NetPolOperator.Core.Api.V1Alpha1;

/// <summary>Reasons of conditions. They are API: people and scripts read them.</summary>
public static class ConditionReasons
{
    /// <summary>Accepted: the spec is valid.</summary>
    public const string Valid = "Valid";

    /// <summary>Accepted and what follows from it: the spec is not valid.</summary>
    public const string InvalidSpec = "InvalidSpec";

    /// <summary>PeersResolved: every rule's peer was found.</summary>
    public const string Resolved = "Resolved";

    /// <summary>PeersResolved: found, with something that people should know.</summary>
    public const string ResolvedWithWarnings = "ResolvedWithWarnings";

    /// <summary>PeersResolved: a rule is left out because its peer is not there.</summary>
    public const string PeerNotFound = "PeerNotFound";

    /// <summary>PeersResolved: a rule is left out because it cannot be rendered.</summary>
    public const string PeerRefused = "PeerRefused";

    /// <summary>Programmed: written and read back.</summary>
    public const string Programmed = "Programmed";

    /// <summary>Programmed: there is nowhere to write.</summary>
    public const string NoNamespaceMatched = "NoNamespaceMatched";

    /// <summary>Programmed: to be written.</summary>
    public const string Pending = "Pending";

    /// <summary>Programmed: the API server refuses the policy.</summary>
    public const string WriteFailed = "WriteFailed";

    /// <summary>Programmed: somebody else's policy has the name.</summary>
    public const string NameConflict = "NameConflict";

    /// <summary>Programmed: stored otherwise than written.</summary>
    public const string Altered = "Altered";

    /// <summary>Programmed: policies that are not asked for any more are in force still, because of the prune limit.</summary>
    public const string PruneBlocked = "PruneBlocked";

    /// <summary>Programmed: somebody keeps changing the policy back.</summary>
    public const string Contested = "Contested";

    /// <summary>Mode Audit: nothing is written.</summary>
    public const string Audit = "Audit";

    /// <summary>IsolationEffective: nobody else opens what is isolated.</summary>
    public const string Effective = "Effective";

    /// <summary>IsolationEffective: somebody else does.</summary>
    public const string WidenedByOthers = "WidenedByOthers";

    /// <summary>IsolationEffective: the own policy is not live as it should be, and what it isolates is open.</summary>
    public const string NotInForce = "NotInForce";

    /// <summary>Ready: everything asked for is in place.</summary>
    public const string Ready = "Ready";
}
