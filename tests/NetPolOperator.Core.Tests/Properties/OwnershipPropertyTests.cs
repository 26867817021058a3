using k8s.Models;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>Whose a policy is, where others use our names and labels: beside owners that are well, invalid, on their way out or not there.</summary>
public class OwnershipPropertyTests
{
    // One round does what was asked for; the next takes away what stood in somebody's way, and then the way is free.
    private const int Rounds = 3;

    [Fact]
    public void Plan_OthersUseOurLabels_WhatIsNotOursStaysAsItIs() => Cases.ForAll(1000, seed =>
    {
        var ours = new HashSet<string>();
        var simulation = Beset(seed, ours);
        var foreign = simulation.World.Policies.Where(p => Claim.Of(p).OwnerUid is null && !ours.Contains(p.Metadata.Uid) && !IsHandedOver(simulation.World, p)).ToList();
        simulation.Converge(Rounds, change => Assert.DoesNotContain(foreign, p => ReferenceEquals(p, change.Live)));
        Assert.All(foreign, p => Assert.Contains(simulation.World.Policies, there => ReferenceEquals(there, p)));
    });

    [Fact]
    public void Plan_OthersUseOurLabels_NobodyLosesHisPolicy() => Cases.ForAll(1000, seed =>
    {
        var simulation = Beset(seed);
        simulation.Converge(Rounds, change =>
        {
            if (change.Live is { Metadata.Uid: not null } live && IsOwn(simulation.World, live) is { } owner)
            {
                Assert.True(change.Kind == ChangeKind.Update, $"{change.Kind} {change.Reason} of {live.Metadata.Name}, which {owner} asks for");
                Assert.Equal(owner, change.Owner);
            }
        });
    });

    [Fact]
    public void Plan_OthersUseOurLabels_EveryValidOwnerHasHisPolicyInTheEndAndNobodyHasACopy() => Cases.ForAll(1000, seed =>
    {
        var simulation = Beset(seed);
        foreach (var plan in simulation.Converge(Rounds))
        {
            var live = simulation.World.Policies.Where(p => p.Metadata.NamespaceProperty == plan.Namespace).ToDictionary(p => p.Metadata.Name);
            foreach (var rendered in plan.Rendered.Where(r => r is { IsValid: true, Mode: "Enforce" }))
            {
                Assert.True(live.TryGetValue(rendered.Name, out var policy), $"{rendered.Name} is not there");
                var conflict = plan.Conflicts.Any(c => c.Owner == rendered.Owner);
                Assert.True(conflict ? Claim.Of(policy).OwnerUid is null : SemanticDiff.AreEqual(rendered.Policy!, policy), $"{rendered.Name}, conflict: {conflict}");
            }

            // What lies where the policy of an owner belongs that says nothing now is left there: without it the pods could be open.
            var unsaid = OwnersIn(simulation.World, plan.Namespace).Where(o => !o.IsWell).Select(o => o.Owner.PolicyName).ToHashSet();
            var valid = plan.Rendered.Where(r => r.IsValid).ToDictionary(r => r.Owner.Uid, r => r.Name);
            Assert.DoesNotContain(live.Values, p => Claim.Of(p).OwnerUid is { } uid && valid.TryGetValue(uid, out var name) && name != p.Metadata.Name && !unsaid.Contains(p.Metadata.Name));
        }
    });

    // The operator's policies are in place; then everything happens at once.
    private static Simulation Beset(int seed, HashSet<string>? ours = null)
    {
        var maker = new WorldMaker(seed);
        var simulation = new Simulation(maker.Make());
        simulation.Converge(1);
        ours?.UnionWith(simulation.World.Policies.Where(p => Claim.Of(p).OwnerUid is not null).Select(p => p.Metadata.Uid));
        simulation.World = Impostors.Among(Impostors.Ailing(maker.Disturb(maker.Change(simulation.World)), maker), maker);
        return simulation;
    }

    // Under the owner's own name, by label or reference: somebody has handed it over, or taken one of the two away.
    private static bool IsHandedOver(World world, V1NetworkPolicy policy) => OwnersIn(world, policy.Metadata.NamespaceProperty)
        .Any(o => o.Owner.PolicyName == policy.Metadata.Name
            && (Claim.Of(policy).Names(o.Owner.Uid) || Claim.LacksTheLabelAlone(policy, o.Owner.ToString(), o.Owner.Uid)));

    // The owner that is well, asks for that policy, and has it.
    private static OwnerIdentity? IsOwn(World world, V1NetworkPolicy policy) => OwnersIn(world, policy.Metadata.NamespaceProperty)
        .Where(o => o.IsWell && o.Asks && o.Owner.PolicyName == policy.Metadata.Name && Claim.Of(policy).OwnerUid == o.Owner.Uid)
        .Select(o => o.Owner).SingleOrDefault();

    private static IEnumerable<(OwnerIdentity Owner, bool IsWell, bool Asks)> OwnersIn(World world, string ns) =>
    [
        .. world.Segments.Where(s => s.Metadata.NamespaceProperty == ns)
            .Select(s => (OwnerIdentity.Of(s), SpecValidator.Validate(s).Count == 0 && s.Metadata.DeletionTimestamp is null, s.Spec.Mode != "Audit")),
        .. world.Baselines.Select(b => (
            OwnerIdentity.Of(b),
            SpecValidator.Validate(b).Count == 0 && b.Metadata.DeletionTimestamp is null,
            BaselineScope.Matches(b, world.Namespaces.Single(n => n.Metadata.Name == ns), RenderSettings.Default))),
    ];
}
