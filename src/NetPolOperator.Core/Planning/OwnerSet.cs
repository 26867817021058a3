using k8s;
using k8s.Models;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

/// <summary>The custom resources that concern a namespace, with what is rendered for each.</summary>
/// <param name="Rendered">What applies here, in the order of kinds and names.</param>
/// <param name="KeptUids">Owners whose live policies stay exactly as they are: invalid ones, and ones that are being deleted.</param>
/// <param name="ValidUids">Owners that exist, are valid and say what they want here, with the mode that they are in.</param>
internal sealed record OwnerSet(IReadOnlyList<RenderedPolicy> Rendered, IReadOnlySet<string> KeptUids, IReadOnlyDictionary<string, string> ValidUids)
{
    public static OwnerSet Collect(V1Namespace ns, IClusterView cluster, RenderSettings settings, DateTimeOffset now)
    {
        var scope = new RenderScope(cluster, settings);
        var rendered = new List<RenderedPolicy>();
        var kept = new HashSet<string>(StringComparer.Ordinal);
        var valid = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var segment in cluster.SegmentsIn(ns.Metadata.Name).OrderBy(s => s.Metadata.Name, StringComparer.Ordinal))
        {
            Add(segment, () => PolicyRenderer.Render(segment, scope, now), rendered, kept, valid);
        }

        foreach (var baseline in cluster.Baselines.OrderBy(b => b.Metadata.Name, StringComparer.Ordinal))
        {
            if (BaselineScope.Matches(baseline, ns, settings))
            {
                Add(baseline, () => PolicyRenderer.Render(baseline, ns.Metadata.Name, scope, now), rendered, kept, valid);
            }
            else if (Validation.SpecValidator.Validate(baseline).Count == 0 && baseline.Metadata.DeletionTimestamp is null)
            {
                // It is there, and asks for nothing here.
                valid[baseline.Metadata.Uid ?? ""] = "";
            }
            else
            {
                kept.Add(baseline.Metadata.Uid ?? "");
            }
        }

        return new OwnerSet(rendered, kept, valid);
    }

    private static void Add(
        IKubernetesObject<V1ObjectMeta> owner, Func<RenderedPolicy> render, List<RenderedPolicy> rendered, HashSet<string> kept, Dictionary<string, string> valid)
    {
        var uid = owner.Metadata.Uid ?? "";
        // On its way out: the garbage collector takes its policy along, or keeps it where the user said so. Writing would fight it.
        if (owner.Metadata.DeletionTimestamp is not null)
        {
            kept.Add(uid);
            return;
        }

        var policy = render();
        rendered.Add(policy);
        if (policy.IsValid)
        {
            valid[uid] = policy.Mode;
        }
        else
        {
            kept.Add(uid);
        }
    }
}
