using System.Globalization;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>A cluster through time: whatever can change does, and each plan may lean on the one before.</summary>
internal sealed class History(WorldMaker maker)
{
    private readonly OwnershipMemory _memory = new();
    private readonly Dictionary<string, NamespacePlan> _last = [];
    private readonly Dictionary<(string Owner, string Namespace, string Name), PolicyReference> _written = [];
    private World _world = maker.Make();
    private RenderSettings _settings = RenderSettings.Default;
    private DateTimeOffset _now = new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero);
    private int _version;

    /// <summary>Every namespace planned twice: with nothing remembered, and with its last plan.</summary>
    public IReadOnlyList<(NamespacePlan Fresh, NamespacePlan Remembering)> Plan()
    {
        TellStatuses();
        var view = _world.View(nameLabelsAreSet: false);
        return _world.Namespaces.Select(ns => ns.Metadata.Name).Select(ns => (
            NamespacePlanner.Plan(ns, view, _settings, _memory, _now),
            NamespacePlanner.Plan(ns, view, _settings, _memory, _now, _last.GetValueOrDefault(ns)))).ToList();
    }

    /// <summary>The segments that are invalid just now, in any way: what others mean who name them may be known from before only.</summary>
    public HashSet<ObjectKey> InvalidSegments() => _world.Segments
        .Where(s => SpecValidator.Validate(s).Count > 0)
        .Select(s => new ObjectKey(AppSegment.KindName, s.Metadata.NamespaceProperty, s.Metadata.Name)).ToHashSet();

    /// <summary>The resources that are invalid just now.</summary>
    public HashSet<OwnerIdentity> InvalidOwners() =>
    [
        .. _world.Segments.Where(s => SpecValidator.Validate(s).Count > 0).Select(OwnerIdentity.Of),
        .. _world.Baselines.Where(b => SpecValidator.Validate(b).Count > 0).Select(OwnerIdentity.Of),
    ];

    /// <summary>What the operator does with plans: it writes them, sometimes only in part, and keeps them.</summary>
    public void Apply(IEnumerable<NamespacePlan> plans)
    {
        foreach (var plan in plans)
        {
            var done = plan.Changes.Waves.Take(maker.Pick(0, 1, 9, 9)).SelectMany(w => w).ToList();
            foreach (var change in done)
            {
                Note(change);
                _world = _world with { Policies = Properties.Apply.One(_world.Policies, change).Select(p => IsOf(p, change) ? Stored(p) : p).ToList() };
            }

            var written = _world.Policies.Where(p => done.Exists(c => IsOf(p, c)));
            _last[plan.Namespace] = plan.Written(written);
        }

        foreach (var policy in _world.Policies)
        {
            _memory.Observe(policy);
        }
    }

    /// <summary>Something happens.</summary>
    public void Step()
    {
        _world = maker.Pick(maker.Surroundings, maker.Surroundings, maker.Surroundings, Disturbed)(_world);
        _settings = maker.Pick(0, 0, 0, 1) == 1 ? WorldMaker.Settings(_settings) : _settings;
        // Rules expire on the first of January of two years; a clock may be set back.
        _now = _now.AddMonths(maker.Pick(0, 0, 1, 2, 12, -2));
    }

    // What the operator writes into statuses.
    private void TellStatuses()
    {
        var byOwner = _written.ToLookup(written => written.Key.Owner, written => written.Value);
        foreach (var segment in _world.Segments)
        {
            (segment.Status ??= new AppSegmentStatus()).Policies = [.. byOwner[segment.Metadata.Uid]];
        }

        foreach (var baseline in _world.Baselines)
        {
            (baseline.Status ??= new NamespaceBaselineStatus()).Policies = [.. byOwner[baseline.Metadata.Uid]];
        }
    }

    private void Note(PolicyChange change)
    {
        if (change is { Desired: { } desired, Reason: not ChangeReason.Transition })
        {
            var hash = desired.Metadata.Annotations[PolicyMetadata.SpecHashAnnotation];
            _written[(change.Owner.Uid, change.Namespace, change.Name)] = new PolicyReference { Namespace = change.Namespace, Name = change.Name, Hash = hash };
        }
    }

    private World Disturbed(World world)
    {
        var after = maker.Disturb(world);
        return after with { Policies = [.. after.Policies.Select(p => world.Policies.Contains(p, ReferenceEqualityComparer.Instance) ? p : Stored(p))] };
    }

    // The API server counts versions up, and what comes back is another object.
    private V1NetworkPolicy Stored(V1NetworkPolicy policy) =>
        policy with { Metadata = policy.Metadata with { ResourceVersion = (++_version).ToString(CultureInfo.InvariantCulture) } };

    private static bool IsOf(V1NetworkPolicy policy, PolicyChange change) =>
        policy.Metadata.Name == change.Name && policy.Metadata.NamespaceProperty == change.Namespace;
}
