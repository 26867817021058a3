using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Manifests;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>What must hold for every cluster, tried on thousands of small random ones.</summary>
public class PropertyTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RenderSettings Settings = RenderSettings.Default;
    private static readonly Probe[] Probes = [new("TCP", 80), new("TCP", 8080), new("UDP", 53), new("TCP", 53)];
    private static readonly Probe[] AllProbes = [.. Probes, new("UDP", 8080), new("UDP", 5353), new("TCP", 5353), new("TCP", 6443)];

    [Fact]
    public void Render_AnyCluster_AllowsExactlyWhatARuleAsksFor() => Cases.ForAll(1000, seed =>
    {
        var world = new WorldMaker(seed).Make();
        var settings = Settings with { Monitoring = [new PodGroup(Labelled("team", "1"), Labelled("app.kubernetes.io/name", "prometheus"))] };
        foreach (var segment in world.Segments)
        {
            var rendered = PolicyRenderer.Render(segment, world.View(), settings, Now);
            var meaning = new NaiveMeaning(world, segment.Metadata.NamespaceProperty, segment.Spec.Ports, Now);
            AssertMeans(world, rendered, segment.Spec, segment.Spec.AllowFrom!, segment.Spec.AllowTo!, meaning);
        }

        foreach (var baseline in world.Baselines)
        {
            foreach (var ns in world.Namespaces.Where(n => BaselineScope.Matches(baseline, n, settings)))
            {
                var rendered = PolicyRenderer.Render(baseline, ns, world.View(), settings, Now);
                var meaning = new NaiveMeaning(world, ns.Metadata.Name, null, Now);
                AssertMeans(world, rendered, baseline.Spec, baseline.Spec.AllowFrom!, baseline.Spec.AllowTo!, meaning);
            }
        }
    });

    [Fact]
    public void Plan_ObjectsInAnyOrder_GivesTheSameBytes() => Cases.ForAll(1000, seed =>
    {
        var maker = new WorldMaker(seed);
        var world = maker.Make();
        Assert.Equal(Text(world.View()), Text(ClusterSnapshot.From(maker.Shuffle(world.Objects()))));
    });

    [Fact]
    public void Plan_AfterApplying_IsEmpty() => Cases.ForAll(2000, seed =>
    {
        var maker = new WorldMaker(seed);
        var memory = new OwnershipMemory();
        var first = ApplyEverywhere(maker.Make(), memory);
        var second = ApplyEverywhere(maker.Disturb(maker.Change(first)), memory);
        Assert.All(Plans(second, memory), p => Assert.True(p.Changes.IsEmpty, string.Join('\n', p.Changes.All)));
    });

    [Fact]
    public void Plan_WithForeignPolicies_NeverTouchesThem() => Cases.ForAll(2000, seed =>
    {
        var maker = new WorldMaker(seed);
        var world = maker.Make();
        var after = maker.Change(ApplyEverywhere(world, new OwnershipMemory()));
        foreach (var change in Plans(world, new OwnershipMemory()).Concat(Plans(after, new OwnershipMemory())).SelectMany(p => p.Changes.All))
        {
            Assert.DoesNotContain(world.Policies, f => ReferenceEquals(f, change.Live));
            Assert.False(change.Kind == ChangeKind.Create && world.Policies.Any(p => p.Metadata.Name == change.Name && p.Metadata.NamespaceProperty == change.Namespace));
        }
    });

    [Fact]
    public void Plan_AnyPrefixOfItsWrites_KeepsWhatIsAllowedAndWhatIsDenied() => Cases.ForAll(3000, seed =>
    {
        var maker = new WorldMaker(seed);
        var memory = new OwnershipMemory();
        var start = maker.Pick(maker.Make(), maker.Disturb(ApplyEverywhere(maker.Make(), memory)));
        var changed = maker.Change(start);
        foreach (var plan in Plans(changed, memory))
        {
            var settled = Settled(changed, plan.Namespace, Apply.All(changed, plan.Changes).Policies);
            var state = changed.Policies;
            foreach (var change in plan.Changes.Waves.SelectMany(maker.Shuffle))
            {
                state = Apply.One(state, change);
                foreach (var (pod, ingress, remote, probe, allowed) in settled)
                {
                    Assert.True(
                        NaiveReach.Allows(state, pod, ingress, remote, probe) == allowed,
                        $"{(ingress ? "from" : "to")} {remote.Ip} {probe} of {pod.Metadata.Name}: {allowed} before and after, not after {change.Kind} {change.Name} of {Waves(plan)}");
                }
            }
        }
    });

    [Fact]
    public void Plan_WithThePreviousPlan_IsTheSameAsWithout() => Cases.ForAll(1000, seed =>
    {
        var maker = new WorldMaker(seed);
        var history = new History(maker);
        for (var step = 0; step < 6; step++)
        {
            var plans = history.Plan();
            var invalidSegments = history.InvalidSegments();
            var invalid = history.InvalidOwners();
            Assert.All(plans, p => AssertSame(p.Fresh, p.Remembering, invalidSegments, invalid));
            history.Apply(plans.Select(p => p.Remembering));
            history.Step();
        }
    });

    [Fact]
    public void Plan_OwnersInvalidAtTheStart_TheirDeletedPoliciesComeBackAsTheyWere() => Cases.ForAll(500, seed =>
    {
        // Rests on every policy telling all that it was rendered to.
        var memory = new OwnershipMemory();
        var world = ApplyEverywhere(new WorldMaker(seed).Make(), memory);

        // Other versions are other objects.
        world = world with { Baselines = [.. world.Baselines.Select(b => new NamespaceBaseline { Metadata = b.Metadata, Spec = b.Spec, Status = b.Status })] };
        foreach (var (uid, spec, status) in world.Segments.Select(s => (s.Metadata.Uid, (PolicyOwnerSpec)s.Spec, (PolicyOwnerStatus)(s.Status ??= new())))
            .Concat(world.Baselines.Select(b => (b.Metadata.Uid, (PolicyOwnerSpec)b.Spec, (PolicyOwnerStatus)(b.Status ??= new())))))
        {
            spec.Isolate = ["Sideways"];
            status.Policies = [.. world.Policies.Where(p => Ownership.OwnerUidOf(p) == uid).Select(Reference)];
        }

        foreach (var plan in Plans(world, memory))
        {
            Assert.Empty(plan.Changes.All);
            var ours = world.Policies.Where(p => p.Metadata.NamespaceProperty == plan.Namespace && Ownership.OwnerUidOf(p) is not null).ToList();
            var bare = world with { Policies = [.. world.Policies.Except(ours)] };
            var again = NamespacePlanner.Plan(plan.Namespace, bare.View(), Settings, memory, Now, plan);
            Assert.All(ours, policy => Assert.Empty(SemanticDiff.Compare(policy, again.Changes.All.Last(c => c.Name == policy.Metadata.Name).Desired!)));
        }
    });

    private static PolicyReference Reference(V1NetworkPolicy policy) => new()
    {
        Namespace = policy.Metadata.NamespaceProperty,
        Name = policy.Metadata.Name,
        Hash = policy.Metadata.Annotations[PolicyMetadata.SpecHashAnnotation],
    };

    [Fact]
    public void Plan_NobodyElseWrote_CallsNothingDrift() => Cases.ForAll(1000, seed =>
    {
        // Rests on the hash in the annotation being that of the policy's content, however the policy was put together.
        var maker = new WorldMaker(seed);
        var memory = new OwnershipMemory();
        var later = maker.Surroundings(maker.Change(ApplyEverywhere(maker.Make(), memory)));
        Assert.DoesNotContain(Plans(later, memory).SelectMany(p => p.Changes.All), c => c.IsDrift);
    });

    // What a resource meant that is invalid now can only be remembered, or read off its policy if that is as it was. For its own policy nothing
    // may come of that but that drift is put right and rules that expire are taken out, when their time has come; for those who name it, the
    // rule stays as it was.
    private static void AssertSame(NamespacePlan fresh, NamespacePlan remembering, HashSet<ObjectKey> invalidSegments, HashSet<OwnerIdentity> invalid)
    {
        var kept = remembering.Changes.All.Where(c => invalid.Contains(c.Owner)).ToList();
        Assert.All(kept, c => Assert.True(KeepsWhatWasSaid(c), $"{c.Kind} {c.Name} {c.Reason}"));
        var read = fresh.Changes.All.Where(c => invalid.Contains(c.Owner) && c.Reason != ChangeReason.Transition).ToList();
        Assert.All(read, c => Assert.True((c.Kind, c.Reason) == (ChangeKind.Update, ChangeReason.SpecChanged), $"{c.Kind} {c.Name} {c.Reason}"));

        // What was drifted far off comes back by way of a bridge, which goes again afterwards; one left over goes without memory, too.
        bool KeepsWhatWasSaid(PolicyChange change) => change.Reason == ChangeReason.Transition
            ? kept.Exists(c => c.Owner == change.Owner && c.Reason != ChangeReason.Transition) || fresh.Changes.All.Any(c => (c.Kind, c.Name) == (change.Kind, change.Name))
            : (change.IsDrift || change.Reason == ChangeReason.SpecChanged) && change.Kind != ChangeKind.Delete;

        // A rule that is not isolated or has no ports left speaks of that, not of its peer: what counts is whom it names.
        var namers = remembering.Rendered.Where(r => r.Rules.Any(rule => rule.Segment is { } peer && invalidSegments.Contains(peer))).Select(r => r.Owner).ToHashSet();
        foreach (var rendered in remembering.Rendered.Where(r => !namers.Contains(r.Owner)))
        {
            Assert.Equal(PlanText.Of(WithoutRememberedExpiry(fresh.Rendered.Single(r => r.Owner == rendered.Owner))), PlanText.Of(WithoutRememberedExpiry(rendered)));
        }

        if (kept.Count + read.Count == 0 && namers.Count == 0)
        {
            // A policy whose deletion may be held back meanwhile expires by what is known of it: from memory, or where its status bears it out.
            var mayKnowMore = invalid.Count > 0 || fresh.Changes.All.Any(c => c.CountsForBreaker);
            Assert.Equal(PlanText.Of(mayKnowMore ? WithoutRememberedExpiry(fresh) : fresh), PlanText.Of(mayKnowMore ? WithoutRememberedExpiry(remembering) : remembering));
        }
    }

    private static NamespacePlan WithoutRememberedExpiry(NamespacePlan plan) =>
        plan with { NextExpiry = null, Rendered = [.. plan.Rendered.Select(WithoutRememberedExpiry)] };

    private static RenderedPolicy WithoutRememberedExpiry(RenderedPolicy rendered) => rendered.IsValid ? rendered : rendered with { NextExpiry = null };

    /// <summary>What is the same before and after.</summary>
    private static List<(V1Pod Pod, bool Ingress, Remote Remote, Probe Probe, bool Allowed)> Settled(World world, string ns, IReadOnlyList<V1NetworkPolicy> end) =>
    (
        from pod in world.Pods.Where(p => p.Metadata.NamespaceProperty == ns)
        from remote in world.Remotes()
        from probe in Probes
        from ingress in new[] { true, false }
        let before = NaiveReach.Allows(world.Policies, pod, ingress, remote, probe)
        where before == NaiveReach.Allows(end, pod, ingress, remote, probe)
        select (pod, ingress, remote, probe, before)).ToList();

    private static string Waves(NamespacePlan plan) =>
        string.Join(" | ", plan.Changes.Waves.Select(w => string.Join(", ", w.Select(c => $"{c.Kind} {c.Name} {c.Reason}"))));

    private static void AssertMeans(
        World world, RenderedPolicy rendered, PolicyOwnerSpec spec, IEnumerable<IngressRule> allowFrom, IEnumerable<EgressRule> allowTo, NaiveMeaning meaning)
    {
        if (rendered.Policy is not { } policy)
        {
            return;
        }

        var remotes = world.AllRemotes();
        foreach (var pod in world.Pods.Where(p => p.Metadata.NamespaceProperty == rendered.Namespace))
        {
            foreach (var ingress in new[] { true, false })
            {
                if (!NaiveReach.Selects(policy, pod, ingress))
                {
                    continue;
                }

                foreach (var (remote, probe) in remotes.SelectMany(r => AllProbes.Select(p => (r, p))))
                {
                    var asked = meaning.Asks(spec, ingress ? allowFrom : allowTo, pod, ingress, remote, probe);
                    Assert.True(
                        asked == NaiveReach.Allows(policy, pod, ingress, remote, probe),
                        $"{rendered.Owner} {(ingress ? "from" : "to")} {remote.Ip} {probe}: asked for is {asked}\n{PlanText.Of(rendered)}");
                }
            }
        }
    }

    private static IEnumerable<NamespacePlan> Plans(World world, OwnershipMemory memory)
    {
        var view = world.View();
        return world.Namespaces.Select(n => NamespacePlanner.Plan(n.Metadata.Name, view, Settings, memory, Now)).ToList();
    }

    private static World ApplyEverywhere(World world, OwnershipMemory memory)
    {
        var after = Plans(world, memory).Aggregate(world, (w, plan) => Apply.All(w, plan.Changes));
        foreach (var policy in after.Policies)
        {
            memory.Observe(policy);
        }

        return after;
    }

    private static V1LabelSelector Labelled(string key, string value) => new() { MatchLabels = new Dictionary<string, string> { [key] = value } };

    private static string Text(ClusterSnapshot view) => PolicyYaml.Write(view.Namespaces.OrderBy(n => n.Metadata.Name, StringComparer.Ordinal)
        .SelectMany(n => NamespacePlanner.Plan(n.Metadata.Name, view, Settings, new OwnershipMemory(), Now).Changes.All)
        .Select(c => c.Desired).OfType<V1NetworkPolicy>());
}
