using k8s;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

/// <summary>The custom resources that concern a namespace, with what is rendered for each.</summary>
internal sealed class OwnerSet
{
    private readonly List<RenderedPolicy> _rendered = [];
    private readonly List<RenderedPolicy> _remembered = [];
    private readonly List<RenderedPolicy> _leaving = [];
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _valid = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (OwnerIdentity Identity, PolicyOwnerStatus? Status)> _owners = new(StringComparer.Ordinal);

    private readonly NamespaceRenderer _renderer;
    private readonly IReadOnlyDictionary<string, V1NetworkPolicy> _live;
    private HashSet<string?>? _keptNames;

    private OwnerSet(NamespaceRenderer renderer, IReadOnlyDictionary<string, V1NetworkPolicy> live) => (_renderer, _live) = (renderer, live);

    /// <summary>What applies here, in the order of kinds and names.</summary>
    public IReadOnlyList<RenderedPolicy> Rendered => _rendered;

    /// <summary>Invalid baselines that do not apply here as they are now, and did when they last were valid.</summary>
    public IReadOnlyList<RenderedPolicy> Remembered => _remembered;

    /// <summary>Owners that are being deleted, and held up by somebody's finalizer.</summary>
    public IReadOnlyList<RenderedPolicy> Leaving => _leaving;

    /// <summary>Owners whose live policies stay exactly as they are: invalid ones, and ones that are being deleted.</summary>
    public IReadOnlySet<string> KeptUids => _kept;

    /// <summary>
    /// Owners that exist, are valid and say what they want here, with the mode that they are in; with an empty one a baseline that does not
    /// match this namespace: it wants nothing here.
    /// </summary>
    public IReadOnlyDictionary<string, string> ValidUids => _valid;

    /// <summary>Whether the owner is there and its policies have another name: such a policy is a copy that somebody made.</summary>
    public bool IsCopy(V1NetworkPolicy policy, string ownerUid) => NameFor(ownerUid) is { } name && name != policy.Metadata.Name;

    /// <summary>The name of an owner's policies; null where it is not there.</summary>
    public string? NameFor(string ownerUid) => _owners.TryGetValue(ownerUid, out var owner) ? owner.Identity.PolicyName : null;

    /// <summary>Whether an owner that is kept from what it says now has its policy under that name.</summary>
    public bool IsKeptName(string name) => (_keptNames ??= [.. _kept.Select(NameFor)]).Contains(name);

    /// <summary>The owners that concern a namespace.</summary>
    /// <param name="ns">The namespace.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="renderer">Renders into the namespace.</param>
    /// <param name="live">The namespace's policies by name.</param>
    public static OwnerSet Collect(
        V1Namespace ns, IClusterView cluster, RenderSettings settings, NamespaceRenderer renderer, IReadOnlyDictionary<string, V1NetworkPolicy> live)
    {
        var owners = new OwnerSet(renderer, live);
        foreach (var segment in Sorted(cluster.SegmentsIn(ns.Metadata.Name)))
        {
            owners.Note(OwnerIdentity.Of(segment), segment.Status);
            owners.Take(segment, renderer.Render(segment));
        }

        var mayReach = BaselineScope.MayReach(ns, settings);
        foreach (var baseline in Sorted(cluster.Baselines))
        {
            owners.Note(OwnerIdentity.Of(baseline), baseline.Status);
            if (BaselineScope.Matches(baseline, ns, settings))
            {
                owners.Take(baseline, renderer.Render(baseline));
            }
            else
            {
                owners.Pass(baseline, mayReach);
            }
        }

        return owners;
    }

    /// <summary>
    /// What a live policy of an owner tells that the owner has said; null where it is not the one that the owner's status tells of, so that
    /// somebody may have changed it.
    /// </summary>
    public RenderedPolicy? Recorded(V1NetworkPolicy live, OwnerIdentity owner) =>
        RecordedHash(owner, live.Metadata.NamespaceProperty, live.Metadata.Name) is { } hash && hash == PolicyHash.Noted(live) ? PolicyReader.Read(live, owner) : null;

    /// <summary>Takes note that the live policy of an owner means what is rendered for it.</summary>
    public void FoundLive(int index, LiveVersion live) => _rendered[index] = _rendered[index].LiveAs(live);

    private void Note(OwnerIdentity owner, PolicyOwnerStatus? status) => _owners[owner.Uid] = (owner, status);

    private void Take(IKubernetesObject<V1ObjectMeta> owner, RenderedPolicy rendered)
    {
        if (IsLeaving(owner))
        {
            _kept.Add(rendered.Owner.Uid);
            Leave(Known(rendered));
        }
        else
        {
            Add(Known(rendered));
        }
    }

    // It is there, and does not apply here as it is now. What an invalid one says of where it applies counts no more than the rest of it.
    private void Pass(NamespaceBaseline baseline, bool mayReach)
    {
        var uid = baseline.Metadata.Uid ?? "";
        if (IsLeaving(baseline))
        {
            _kept.Add(uid);
        }
        else if (Validation.SpecValidator.Validate(baseline).Count == 0)
        {
            _valid[uid] = "";
        }
        else
        {
            _kept.Add(uid);
            if (mayReach)
            {
                _remembered.Add(Known(_renderer.Render(baseline)));
            }
        }
    }

    // On its way out: the garbage collector takes its policy along, or keeps it where the user said so. Making it anew would fight it.
    private static bool IsLeaving(IKubernetesObject<V1ObjectMeta> owner) => owner.Metadata.DeletionTimestamp is not null;

    private string? RecordedHash(OwnerIdentity owner, string ns, string name) => RecordedPolicies.HashOf(_owners.GetValueOrDefault(owner.Uid).Status, ns, name);

    // Its spec is another version for its being deleted; that its policy was in place is told by the status then.
    private void Leave(RenderedPolicy known) =>
        _leaving.Add(known.IsValid ? known with { WasLive = known.WasLive || RecordedHash(known.Owner, known.Namespace, known.Name) == known.SpecHash } : known);

    // After a restart only its policy tells what an owner has said that is invalid now.
    private RenderedPolicy Known(RenderedPolicy rendered)
    {
        if (rendered.IsValid || rendered.LastValid is not null)
        {
            return rendered;
        }

        var live = _live.GetValueOrDefault(rendered.Name);
        if (live is not null && Recorded(live, rendered.Owner) is { } lastValid)
        {
            return _renderer.KeptTo(lastValid, rendered);
        }

        var next = live is not null && PolicyReader.Read(live, rendered.Owner) is { } unproven ? _renderer.AsOfNow(unproven).NextExpiry : null;
        return next == rendered.NextExpiry ? rendered : rendered with { NextExpiry = next };
    }

    private void Add(RenderedPolicy policy)
    {
        _rendered.Add(policy);
        if (policy.IsValid)
        {
            _valid[policy.Owner.Uid] = policy.Mode;
        }
        else
        {
            _kept.Add(policy.Owner.Uid);
        }
    }

    private static List<T> Sorted<T>(IReadOnlyCollection<T> resources)
        where T : IKubernetesObject<V1ObjectMeta>
    {
        var sorted = new List<T>(resources);
        sorted.Sort(static (a, b) => string.CompareOrdinal(a.Metadata.Name, b.Metadata.Name));
        return sorted;
    }
}
