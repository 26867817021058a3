using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Core.Rendering;

/// <summary>
/// Renders what concerns one namespace, and keeps what an earlier pass rendered wherever everything that it was rendered from is
/// the same: the resource's spec, all that was asked about the cluster and the settings, and on which side of every expiry the time is.
/// </summary>
internal sealed class NamespaceRenderer
{
    private readonly string _namespace;
    private readonly DateTimeOffset _now;
    private readonly RenderScope _scope;
    private readonly Dictionary<ObjectKey, RenderedPolicy> _earlier = [];
    private readonly bool _mayKeep;

    public NamespaceRenderer(string ns, IClusterView cluster, RenderSettings settings, DateTimeOffset now, IReadOnlyList<RenderedPolicy> rendered, RenderBasis? earlier)
    {
        (_namespace, _now) = (ns, now);
        _scope = new RenderScope(ns, cluster, settings, earlier?.Facts);
        // Back in time, rules that had expired would be in force again.
        _mayKeep = earlier?.At <= now;
        _earlier.EnsureCapacity(rendered.Count);
        foreach (var policy in rendered)
        {
            _earlier[policy.Owner.Key] = policy;
        }
    }

    /// <summary>What the next pass needs beside what was rendered.</summary>
    public RenderBasis Basis => new(_now, _scope.Facts);

    public RenderedPolicy Render(AppSegment segment)
    {
        var version = SpecVersion.Of(segment);
        if (Kept(OwnerIdentity.Of(segment).Key, version) is { } kept)
        {
            return kept;
        }

        _scope.StartNoting();
        return Noted(PolicyRenderer.Render(segment, _scope, _now), version);
    }

    public RenderedPolicy Render(NamespaceBaseline baseline)
    {
        var version = SpecVersion.Of(baseline);
        if (Kept(OwnerIdentity.Of(baseline).Key, version) is { } kept)
        {
            return kept;
        }

        _scope.StartNoting();
        return Noted(PolicyRenderer.Render(baseline, _namespace, _scope, _now), version);
    }

    /// <summary>What a pass before knows of an owner: what it said here when it last was valid; null where nothing.</summary>
    public RenderedPolicy? LastValidOf(OwnerIdentity owner) =>
        _earlier.TryGetValue(owner.Key, out var earlier) && earlier.Owner.Uid == owner.Uid
            ? earlier.IsValid ? earlier : earlier.LastValid
            : null;

    /// <summary>A rendering from before without what has expired by now.</summary>
    public RenderedPolicy AsOfNow(RenderedPolicy earlier) => earlier.AsOf(_now);

    /// <summary>An invalid rendering with what its owner said when it last was valid, as far as that has not expired.</summary>
    public RenderedPolicy KeptTo(RenderedPolicy lastValid, RenderedPolicy invalid)
    {
        var now = AsOfNow(lastValid);
        return invalid with { LastValid = now, NextExpiry = now.NextExpiry };
    }

    private RenderedPolicy? Kept(ObjectKey owner, SpecVersion version) =>
        _mayKeep
        && _earlier.TryGetValue(owner, out var rendered)
        && rendered.From is { } from && from.Version == version
        && (rendered.NextExpiry is null || _now < rendered.NextExpiry)
        && StillHold(from.Facts)
            ? rendered
            : null;

    // Asked for anew every time, never remembered: whoever answers may be noting what this namespace depends on.
    private bool StillHold(KeyValuePair<ObjectKey, object>[] facts)
    {
        foreach (var fact in facts)
        {
            if (!_scope.StillHolds(fact))
            {
                return false;
            }
        }

        return true;
    }

    private RenderedPolicy Noted(RenderedPolicy rendered, SpecVersion version)
    {
        var noted = rendered with { From = new RenderedFrom(version, _scope.Noted()) };
        return !rendered.IsValid && LastValidOf(rendered.Owner) is { } lastValid ? KeptTo(lastValid, noted) : noted;
    }
}

/// <summary>What renderings of a namespace rest on together.</summary>
/// <param name="At">The time that expiry was judged by last.</param>
/// <param name="Facts">What was asked about the cluster, with the answers.</param>
internal sealed record RenderBasis(DateTimeOffset At, IReadOnlyDictionary<ObjectKey, object> Facts);
