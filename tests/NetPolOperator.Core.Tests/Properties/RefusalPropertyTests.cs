using k8s.Models;
using NetPolOperator.Core.Planning;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>An admission webhook, a quota or the API server itself may refuse any write for good.</summary>
public class RefusalPropertyTests
{
    // Each round tries anew what is refused, with the steps around it.
    private const int Rounds = 4;

    [Fact]
    public void Apply_AnyWritesRefusedForGood_TheOthersAreInPlaceAndNoneIsTransitional() => Cases.ForAll(1500, seed =>
    {
        var maker = new WorldMaker(seed);
        var simulation = new Simulation(maker.Make());
        if (maker.Pick(true, false))
        {
            simulation.Converge(1);
        }

        simulation.World = maker.Disturb(maker.Change(simulation.World));
        var plans = simulation.Plan();
        var writes = maker.Shuffle(plans.SelectMany(p => p.Changes.All).Select(Write.Of).Distinct());
        var refused = writes.Take(maker.Pick(1, 1, 2, 3, writes.Count / 2)).ToHashSet();
        for (var round = 0; round < Rounds; round++)
        {
            simulation.CarryOut(plans, change => refused.Contains(Write.Of(change)));
            plans = simulation.Plan();
        }

        Assert.All(plans, plan => AssertInPlace(plan, simulation.World, refused));
    });

    private static void AssertInPlace(NamespacePlan plan, World world, HashSet<Write> refused)
    {
        var live = world.Policies.Where(p => p.Metadata.NamespaceProperty == plan.Namespace).ToDictionary(p => p.Metadata.Name);
        foreach (var rendered in plan.Rendered.Where(r => r is { IsValid: true, Mode: "Enforce" } && !plan.Conflicts.Any(c => c.Owner == r.Owner)))
        {
            if (!refused.Contains(new Write(plan.Namespace, rendered.Name, IsStep: false, IsDeletion: false)))
            {
                Assert.True(live.TryGetValue(rendered.Name, out var policy) && SemanticDiff.AreEqual(rendered.Policy!, policy), $"{rendered.Name} is not in place");
            }
        }

        // What remains to be done is what is refused, and the steps around it.
        Assert.All(plan.Changes.All.Where(c => c.Reason != ChangeReason.Transition), c => Assert.Contains(Write.Of(c), refused));
        Assert.All(
            live.Values.Where(IsTransitional),
            p => Assert.Contains(refused, w => w.Namespace == plan.Namespace && w.Name == p.Metadata.Name && (!w.IsStep || w.IsDeletion)));
    }

    private static bool IsTransitional(V1NetworkPolicy policy) => policy.Metadata.Annotations?.ContainsKey("netpol.io/transition") == true;

    /// <summary>A write as an admission webhook may tell it from others: by the policy, and by what it is for.</summary>
    private sealed record Write(string Namespace, string Name, bool IsStep, bool IsDeletion)
    {
        public static Write Of(PolicyChange change) =>
            new(change.Namespace, change.Name, change.Reason == ChangeReason.Transition, change.Kind == ChangeKind.Delete);
    }
}
