using k8s.Models;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

/// <summary>What is done to a policy.</summary>
public enum ChangeKind
{
    /// <summary>POST.</summary>
    Create,

    /// <summary>PUT with the live object's resourceVersion.</summary>
    Update,

    /// <summary>DELETE with the live object's uid and resourceVersion as preconditions.</summary>
    Delete,
}

/// <summary>Why it is done.</summary>
public enum ChangeReason
{
    /// <summary>It has not been there.</summary>
    New,

    /// <summary>The custom resource, or what it refers to, has changed.</summary>
    SpecChanged,

    /// <summary>Somebody else changed our policy.</summary>
    DriftModified,

    /// <summary>Somebody else deleted our policy.</summary>
    DriftDeleted,

    /// <summary>Its owner is gone.</summary>
    Orphaned,

    /// <summary>Its owner was deleted and made anew under the same name.</summary>
    OwnerChanged,

    /// <summary>Its owner no longer asks for it here.</summary>
    NoLongerMatched,

    /// <summary>It claims an owner that is there and whose policy has another name: somebody made a copy.</summary>
    Copied,

    /// <summary>Its owner is in Audit mode.</summary>
    Audit,

    /// <summary>A step on the way that keeps the transition safe; the step that ends it carries the true reason.</summary>
    Transition,
}

/// <summary>One write.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Reason">Why.</param>
/// <param name="Namespace">The policy's namespace.</param>
/// <param name="Name">The policy's name.</param>
/// <param name="Owner">The custom resource behind it.</param>
/// <param name="Desired">
/// What to write, ready to send: for an update with the foreign labels and annotations, uid and resourceVersion of the live object.
/// Where an earlier wave of the same change set wrote the same name, the resourceVersion that the API server answered then
/// replaces the one given here. Null for a delete.
/// </param>
/// <param name="Live">What is there; null for a create.</param>
/// <param name="Summary">What differs, for people.</param>
public sealed partial record PolicyChange(
    ChangeKind Kind,
    ChangeReason Reason,
    string Namespace,
    string Name,
    OwnerIdentity Owner,
    V1NetworkPolicy? Desired,
    V1NetworkPolicy? Live,
    string Summary)
{
    /// <summary>
    /// Whether the breaker counts it: a deletion that does not follow from something that was observed, so that it might follow
    /// from something that was missed.
    /// </summary>
    public bool CountsForBreaker { get; init; }

    /// <summary>
    /// What is done instead while the breaker holds it back: the policy is in force still, and what somebody has made of it is put right. Null
    /// where it is as it was written.
    /// </summary>
    public PolicyChange? WhileHeld { get; init; }

    /// <summary>Whether it puts right what somebody else did.</summary>
    public bool IsDrift => Reason is ChangeReason.DriftModified or ChangeReason.DriftDeleted;
}
