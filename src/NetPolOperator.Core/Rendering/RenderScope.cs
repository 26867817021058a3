using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Selectors;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Rendering;

/// <summary>
/// One look at a cluster that the renderings of a namespace share, and all that they can know of it. What they ask for is worked
/// out once, and noted, so that a rendering can be kept for as long as the answers that it was made from stay the same.
/// </summary>
/// <param name="ns">The namespace that is rendered into.</param>
/// <param name="cluster">The cluster.</param>
/// <param name="settings">The settings.</param>
/// <param name="earlier">The answers of an earlier look: one that has not changed is given again, the very object.</param>
internal sealed class RenderScope(string ns, IClusterView cluster, RenderSettings settings, IReadOnlyDictionary<ObjectKey, object>? earlier = null)
{
    private const string EntityKind = "entity";
    private const string ServiceKind = "Service";
    private static readonly ObjectKey DnsKey = new("dns", "", "");
    private static readonly UnnamedNamespace[] Named = [];

    private readonly Dictionary<ObjectKey, object> _facts = new(earlier?.Count ?? 0);
    private readonly List<KeyValuePair<ObjectKey, object>> _asked = [];

    /// <summary>Everything that was asked for.</summary>
    public IReadOnlyDictionary<ObjectKey, object> Facts => _facts;

    /// <summary>The cluster's DNS.</summary>
    public DnsPeers Dns => (DnsPeers)Ask(DnsKey);

    /// <summary>The pods of a segment, and the ports that it declares.</summary>
    public PeerResolution Segment(string segmentNamespace, string name) => (PeerResolution)Ask(new ObjectKey(AppSegment.KindName, segmentNamespace, name));

    /// <summary>What is behind a Service.</summary>
    public PeerResolution Service(string serviceNamespace, string name) => (PeerResolution)Ask(new ObjectKey(ServiceKind, serviceNamespace, name));

    /// <summary>What an entity stands for in a direction.</summary>
    public PeerResolution Entity(string entity, string direction) => (PeerResolution)Ask(new ObjectKey(EntityKind, direction, entity));

    /// <summary>Which of the namespaces that the peers name are not labelled with their name, and which others are.</summary>
    public IReadOnlyList<UnnamedNamespace> UnnamedIn(PeerGroup group)
    {
        List<UnnamedNamespace>? unnamed = null;
        foreach (var name in group.NamespaceNames)
        {
            if (Ask(new ObjectKey(V1Namespace.KubeKind, "", name)) is UnnamedNamespace[] { Length: > 0 } found)
            {
                (unnamed ??= []).AddRange(found);
            }
        }

        return unnamed is null ? [] : unnamed;
    }

    /// <summary>Forgets who asked for what before.</summary>
    public void StartNoting() => _asked.Clear();

    /// <summary>What was asked for since, with the answers.</summary>
    public KeyValuePair<ObjectKey, object>[] Noted() => [.. _asked];

    /// <summary>Whether a question still has that answer.</summary>
    public bool StillHolds(KeyValuePair<ObjectKey, object> fact) => ReferenceEquals(Find(fact.Key), fact.Value);

    private object Ask(ObjectKey key)
    {
        var fact = Find(key);
        _asked.Add(new(key, fact));
        return fact;
    }

    private object Find(ObjectKey key)
    {
        if (!_facts.TryGetValue(key, out var fact))
        {
            _facts[key] = fact = WorkOut(key, earlier?.GetValueOrDefault(key));
        }

        return fact;
    }

    private object WorkOut(ObjectKey key, object? before) => key.Kind switch
    {
        AppSegment.KindName => WorkOutSegment(key, before as PeerResolution),
        ServiceKind => Unchanged(before as PeerResolution, ServicePeers.Resolve(key, ns, cluster)),
        EntityKind => Unchanged(before as PeerResolution, EntityPeers.Resolve(key.Name, key.Namespace, cluster, settings)),
        V1Namespace.KubeKind => FindUnnamed(key.Name) is var unnamed && before is UnnamedNamespace[] known && known.SequenceEqual(unnamed) ? known : unnamed,
        _ => WorkOutDns(before as DnsPeers),
    };

    private PeerResolution WorkOutSegment(ObjectKey key, PeerResolution? before)
    {
        var segment = cluster.FindSegment(key.Namespace, key.Name);
        SpecVersion? version = segment is null ? null : SpecVersion.Of(segment);
        if (before is not null && before.Version == version && !MayBeKnownNow(before, segment) && before.Unnamed.SequenceEqual(UnnamedIn(before.Groups)))
        {
            return before;
        }

        if (segment is null)
        {
            return SegmentPeers.Missing(key);
        }

        // What a segment said last holds while it is invalid: one team's typo must not cut off those who name the segment. Nor may half of an
        // edit count: while its own policy stays as it was, its pods are the ones that they were.
        var isValid = SpecValidator.Validate(segment).Count == 0;
        return !isValid && before is { State: RuleState.Resolved, Version: { } last } && last.IsOfTheSame(version!.Value)
            ? before with { Version = version, Message = SegmentPeers.KeptMessage(key), Unnamed = UnnamedIn(before.Groups) }
            : WithNames(SegmentPeers.Resolve(key, segment, isValid, ns)) with { Version = version };
    }

    // Of an invalid segment the status may come to tell what nobody here has seen: what its last valid spec said.
    private static bool MayBeKnownNow(PeerResolution before, AppSegment? segment) =>
        before.State != RuleState.Resolved && segment?.Status?.AsPeer is not null;

    private DnsPeers WorkOutDns(DnsPeers? before)
    {
        var found = DnsPeers.Find(ns, cluster, settings.Dns);
        var dns = found with { Outcome = found.Outcome with { Unnamed = UnnamedIn(found.Groups) } };
        return before is not null && before.IsLike(dns) ? before : dns;
    }

    private PeerResolution Unchanged(PeerResolution? before, PeerResolution found)
    {
        var now = WithNames(found);
        return before is not null && before.IsLike(now) ? before : now;
    }

    private PeerResolution WithNames(PeerResolution found) => UnnamedIn(found.Groups) is { Length: > 0 } unnamed ? found with { Unnamed = unnamed } : found;

    private UnnamedNamespace[] UnnamedIn(IReadOnlyList<PeerGroup> groups)
    {
        List<UnnamedNamespace>? unnamed = null;
        for (var i = 0; i < groups.Count; i++)
        {
            foreach (var name in groups[i].NamespaceNames)
            {
                if (FindUnnamed(name) is { Length: > 0 } found)
                {
                    (unnamed ??= []).AddRange(found);
                }
            }
        }

        return unnamed is null ? [] : [.. unnamed];
    }

    // Clusters before 1.21 neither set the label nor keep it as it is, and a policy that selects by it then matches nothing, or somebody else.
    private UnnamedNamespace[] FindUnnamed(string name)
    {
        var found = cluster.FindNamespace(name);
        string? label = null;
        found?.Metadata.Labels?.TryGetValue(LabelSelectors.NamespaceNameLabel, out label);
        var namesakes = cluster.NamesakesOf(name);
        return (found is null || label == name) && namesakes.Count == 0 ? Named
            : [.. found is null || label == name ? [] : new[] { new UnnamedNamespace(name, label) }, .. namesakes.Select(other => new UnnamedNamespace(other, name))];
    }
}
