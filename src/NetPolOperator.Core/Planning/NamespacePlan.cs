using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

/// <summary>What a namespace should hold, and how to get there.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Rendered">One entry a segment of the namespace and a baseline that matches it, the invalid and audited ones included.</param>
/// <param name="Changes">The writes.</param>
/// <param name="Conflicts">Policies of others under the names of ours; they are never touched.</param>
/// <param name="Owned">How many live policies are ours: what the breaker's share is of.</param>
/// <param name="NextExpiry">When to plan again though nothing has changed; null for never.</param>
public sealed record NamespacePlan(
    string Namespace,
    IReadOnlyList<RenderedPolicy> Rendered,
    ChangeSet Changes,
    IReadOnlyList<NameConflict> Conflicts,
    int Owned,
    DateTimeOffset? NextExpiry)
{
    /// <summary>
    /// Baselines that say nothing of this namespace now, where what they last said of it is known: their scope is invalid, or is another, or
    /// the deletion of their policy may be held back. The policy from before is kept to that all the same.
    /// </summary>
    internal IReadOnlyList<RenderedPolicy> Remembered { get; init; } = [];

    /// <summary>Changes that are not to be made now: no step of a transition rests on them.</summary>
    public IReadOnlyList<PolicyChange> Held { get; init; } = [];

    /// <summary>Owners that are being deleted, and held up: their policies are kept to what they say until they are gone.</summary>
    internal IReadOnlyList<RenderedPolicy> Leaving { get; init; } = [];

    /// <summary>Everything whose meaning the next plan may need.</summary>
    internal IReadOnlyList<RenderedPolicy> Known => Remembered.Count + Leaving.Count == 0 ? Rendered : [.. Rendered, .. Remembered, .. Leaving];

    /// <summary>Every policy that is to be in force: what is enforced now, and of owners that are not valid, or leaving, what they last said.</summary>
    public IEnumerable<RenderedPolicy> InForce =>
        Known.Select(rendered => rendered.IsValid ? rendered : rendered.LastValid).OfType<RenderedPolicy>().Where(rendered => rendered.Mode == Modes.Enforce);

    /// <summary>What the renderings rest on together, for the next plan.</summary>
    internal RenderBasis? Basis { get; init; }

    /// <summary>
    /// The plan as it stands once these policies have been written: nothing left to do, and no second copy of a policy that is live
    /// as it should be. To be kept for statuses, and for the next plan.
    /// </summary>
    /// <param name="written">The policies as the API server answered.</param>
    public NamespacePlan Written(IEnumerable<V1NetworkPolicy> written)
    {
        var byName = new Dictionary<string, V1NetworkPolicy>(StringComparer.Ordinal);
        foreach (var policy in written)
        {
            byName[policy.Metadata.Name] = policy;
        }

        return this with { Changes = ChangeSet.Empty, Held = [], Rendered = [.. Rendered.Select(r => byName.TryGetValue(r.Name, out var live) ? LiveAs(r, live) : r)] };
    }

    private static RenderedPolicy LiveAs(RenderedPolicy rendered, V1NetworkPolicy live) =>
        rendered.Mode == Modes.Enforce && rendered.Policy is { } policy && LiveVersion.Of(live.Metadata) is { } version && SemanticDiff.AreEqual(policy, live)
            ? rendered.LiveAs(version)
            : rendered;

    /// <summary>The plan of a namespace that is left alone: terminating, or not there.</summary>
    public static NamespacePlan LeaveAlone(string ns) => new(ns, [], ChangeSet.Empty, [], 0, null);
}
