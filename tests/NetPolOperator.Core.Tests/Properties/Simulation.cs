using System.Globalization;
using k8s.Models;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>
/// The operator and an API server that checks preconditions: plans are carried out in the way of the applier. A write that is refused for good
/// holds up no other, an update of what is not there becomes a creation, and a deletion of it is none.
/// </summary>
internal sealed class Simulation
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private World _world;
    private int _version;

    public Simulation(World world)
    {
        _world = world with { Policies = [] };
        World = world;
    }

    /// <summary>What a watch sees of all policies is remembered.</summary>
    public OwnershipMemory Memory { get; } = new();

    /// <summary>The cluster. What somebody else makes of it gets identities and versions as the API server gives them.</summary>
    public World World
    {
        get => _world;
        set
        {
            var before = _world.Policies.ToHashSet<V1NetworkPolicy>(ReferenceEqualityComparer.Instance);
            _world = value with { Policies = [.. value.Policies.Select(p => before.Contains(p) ? p : Stored(p))] };
            foreach (var policy in _world.Policies)
            {
                Memory.Observe(policy);
            }
        }
    }

    public IReadOnlyList<NamespacePlan> Plan()
    {
        var view = _world.View();
        var plans = _world.Namespaces.Select(ns => NamespacePlanner.Plan(ns.Metadata.Name, view, RenderSettings.Default, Memory, Now)).ToList();
        plans.ForEach(plan => Memory.Settle(plan, view.PoliciesIn(plan.Namespace)));
        return plans;
    }

    /// <summary>Plans and carries out until there is nothing left to do, and gives the last plans: those that are empty.</summary>
    public IReadOnlyList<NamespacePlan> Converge(int rounds, Action<PolicyChange>? each = null)
    {
        for (var round = 0; ; round++)
        {
            var plans = Plan();
            var changes = plans.SelectMany(p => p.Changes.All).ToList();
            if (changes.Count == 0)
            {
                return plans;
            }

            Assert.True(round < rounds, $"after {round} rounds there is still to do: {string.Join('\n', changes.Select(c => $"{c.Kind} {c.Reason} {c.Namespace}/{c.Name} {c.Summary}"))}");
            changes.ForEach(each ?? (_ => { }));
            CarryOut(plans, _ => false);
        }
    }

    public void CarryOut(IEnumerable<NamespacePlan> plans, Func<PolicyChange, bool> isRefused)
    {
        foreach (var plan in plans)
        {
            var written = new Dictionary<string, V1NetworkPolicy>();
            foreach (var change in plan.Changes.All.Where(c => !isRefused(c)))
            {
                if (Write(change, written.GetValueOrDefault(change.Name)) is { } answer)
                {
                    written[change.Name] = answer;
                }
            }
        }
    }

    private V1NetworkPolicy? Write(PolicyChange change, V1NetworkPolicy? earlier)
    {
        if (change.Kind == ChangeKind.Delete)
        {
            var doomed = (earlier ?? change.Live!).Metadata;
            if (doomed.Uid is not null)
            {
                Replace(change, Live(change, doomed), null);
                Memory.Forget(change.Namespace, change.Name);
            }

            return null;
        }

        var metadata = change.Desired!.Metadata;
        var identity = change.Kind == ChangeKind.Update && earlier is not null ? earlier.Metadata : metadata;
        var sent = change.Desired with { Metadata = metadata with { Uid = identity.Uid, ResourceVersion = identity.ResourceVersion } };
        var live = change.Kind == ChangeKind.Update && sent.Metadata.Uid is not null ? Live(change, sent.Metadata) : null;
        var answer = Stored(live is null ? sent with { Metadata = sent.Metadata with { Uid = null } } : sent);
        Replace(change, live, answer);
        Memory.Observe(answer, written: true);
        return answer;
    }

    private V1NetworkPolicy Live(PolicyChange change, V1ObjectMeta expected)
    {
        var live = Assert.Single(_world.Policies, p => IsOf(p, change));
        Assert.Equal((expected.Uid, expected.ResourceVersion), (live.Metadata.Uid, live.Metadata.ResourceVersion));
        return live;
    }

    private void Replace(PolicyChange change, V1NetworkPolicy? live, V1NetworkPolicy? by)
    {
        Assert.True(live is not null || !_world.Policies.Any(p => IsOf(p, change)), $"{change.Kind} {change.Name}: it is there already");
        _world = _world with { Policies = [.. _world.Policies.Where(p => !ReferenceEquals(p, live)), .. by is null ? Array.Empty<V1NetworkPolicy>() : [by]] };
    }

    private V1NetworkPolicy Stored(V1NetworkPolicy policy)
    {
        var number = (++_version).ToString(CultureInfo.InvariantCulture);
        return policy with { Metadata = policy.Metadata with { Uid = policy.Metadata.Uid ?? $"policy-{number}", ResourceVersion = number } };
    }

    private static bool IsOf(V1NetworkPolicy policy, PolicyChange change) =>
        policy.Metadata.Name == change.Name && policy.Metadata.NamespaceProperty == change.Namespace;
}
