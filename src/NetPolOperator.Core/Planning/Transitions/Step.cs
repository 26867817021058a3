namespace NetPolOperator.Core.Planning.Transitions;

/// <summary>A write, with the contents before and after it. The content before is what the sequence makes it.</summary>
/// <param name="Name">The policy's name.</param>
/// <param name="To">The content after; null for a deletion.</param>
/// <param name="Change">The write.</param>
internal sealed record Step(string Name, PolicyVersion? To, PolicyChange Change);

/// <summary>A change with the contents of both ends.</summary>
/// <param name="Change">The change.</param>
/// <param name="Old">What is live; null for a creation.</param>
/// <param name="New">What is desired; null for a deletion.</param>
internal sealed record Move(PolicyChange Change, PolicyVersion? Old, PolicyVersion? New)
{
    public static Move Of(PolicyChange change) => new(
        change,
        change.Live is null ? null : new PolicyVersion(change.Live.Spec),
        change.Desired is null ? null : new PolicyVersion(change.Desired.Spec));

    public Step ToStep() => new(Change.Name, New, Change);
}
