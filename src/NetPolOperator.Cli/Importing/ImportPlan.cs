using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Importing;

/// <summary>Makes resources of policies: in few words where those mean the same, literally in the namespaces where they do not.</summary>
internal sealed class ImportPlan(LoadedCluster cluster, RenderSettings settings, DateTimeOffset now)
{
    /// <summary>The resources, baselines first.</summary>
    /// <param name="policies">The policies, all of which can be expressed.</param>
    /// <param name="literal">Namespaces in which every policy becomes a segment of its own, peers and DNS as they stand there.</param>
    public List<ImportedResource> Make(IReadOnlyList<ImportedPolicy> policies, IReadOnlySet<string> literal)
    {
        var simple = policies.Where(p => !literal.Contains(p.Namespace)).ToList();
        var (dns, names) = (new DnsFinder(cluster, settings, now), new ResourceNames(cluster));
        var baselines = new BaselineFinder(cluster, settings).Find(simple).ToList();
        var replaced = baselines.SelectMany(b => b.Sources).ToHashSet(ReferenceEqualityComparer.Instance);
        var segments = simple.Where(p => !replaced.Contains(p)).GroupBy(p => (p.Namespace, p.Policy.PodSelector)).Select(g => ImportDraft.OfSegment([.. g]));
        var drafts = baselines.Concat(segments).Select(dns.Apply).Select(Shorten).Select(d => names.Name(d, literal: false))
            .Concat(policies.Where(p => literal.Contains(p.Namespace)).Select(p => names.Name(ImportDraft.OfSegment([p]), literal: true)))
            .OrderBy(d => !d.IsBaseline).ThenBy(d => d.IsBaseline ? "" : d.Namespace, StringComparer.Ordinal).ThenBy(d => d.Name, StringComparer.Ordinal).ToList();
        var writer = new ResourceWriter(new SegmentFinder(drafts), names);
        return [.. drafts.SelectMany(writer.Write)];
    }

    // What all who may connect to a segment share is what it serves.
    private static ImportDraft Shorten(ImportDraft draft)
    {
        var shared = draft.IsBaseline || draft.From.Count == 0 ? null : draft.From[0].Ports;
        var declares = shared is { Count: <= 64 } && shared.All(p => p.Port != null) && draft.From.All(r => r.Ports != null && r.Ports.ToHashSet().SetEquals(shared));
        return draft with { NamesSegments = true, Declared = declares ? shared : null };
    }
}
