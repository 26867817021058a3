using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Cli.Importing;

/// <summary>Makes custom resources of drafts. What is too large for one becomes several of the same pods: policies add up.</summary>
internal sealed class ResourceWriter(SegmentFinder segments, ResourceNames names)
{
    // Every list of a spec holds at most so many.
    private const int MaxItems = 64;

    public IEnumerable<ImportedResource> Write(ImportDraft draft)
    {
        var from = Chunks(draft.From, draft, incoming: true, (peer, ports) => peer.To<IngressRule>(ports));
        var to = Chunks(draft.To, draft, incoming: false, (peer, ports) => peer.To<EgressRule>(ports));
        for (var i = 0; i < Math.Max(1, Math.Max(from.Count, to.Count)); i++)
        {
            var name = i == 0 ? draft.Name : names.Another(draft);
            yield return new ImportedResource(draft, draft.IsBaseline
                ? Baseline(draft, name, from.ElementAtOrDefault(i), to.ElementAtOrDefault(i))
                : Segment(draft, name, from.ElementAtOrDefault(i), to.ElementAtOrDefault(i)));
        }
    }

    private List<T[]> Chunks<T>(IReadOnlyList<ImportedRule> rules, ImportDraft draft, bool incoming, Func<ImportedPeer, IEnumerable<ImportedPort>?, T> make) =>
        [.. rules.SelectMany(rule =>
        {
            var (peer, ports) = segments.Write(rule, draft, incoming);
            return ports == null ? [make(peer, null)] : ports.Chunk(MaxItems).Select(p => make(peer, p));
        }).Chunk(MaxItems)];

    private static AppSegment Segment(ImportDraft draft, string name, IList<IngressRule>? from, IList<EgressRule>? to)
    {
        var segment = new AppSegment
        {
            Metadata = new() { Name = name, NamespaceProperty = draft.Namespace },
            Spec = new AppSegmentSpec { PodSelector = draft.Selector, Ports = draft.Declared?.Select(p => p.ToSegmentPort()).ToList(), AllowFrom = from, AllowTo = to },
        };
        SetShared(segment.Spec, draft);
        return segment;
    }

    private static NamespaceBaseline Baseline(ImportDraft draft, string name, IList<IngressRule>? from, IList<EgressRule>? to)
    {
        var baseline = new NamespaceBaseline
        {
            Metadata = new() { Name = name },
            Spec = new NamespaceBaselineSpec { NamespaceSelector = draft.Selector, ExcludeNamespaces = draft.Excludes?.ToList(), AllowFrom = from, AllowTo = to },
        };
        SetShared(baseline.Spec, draft);
        return baseline;
    }

    // Both directions and Auto are the defaults; DNS says nothing where egress is open.
    private static void SetShared(PolicyOwnerSpec spec, ImportDraft draft)
    {
        spec.Isolate = (draft.Ingress, draft.Egress) switch { (true, true) => null, (true, _) => [Directions.Ingress], _ => [Directions.Egress] };
        spec.Dns = draft.Dns || !draft.Egress ? null : DnsModes.None;
    }
}
