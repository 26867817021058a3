using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Cli.Importing;

/// <summary>Finds the segments behind peers that are exactly their pods.</summary>
internal sealed class SegmentFinder
{
    private readonly Dictionary<(string Namespace, CompiledSelector Pods), ImportDraft> _segments = [];

    public SegmentFinder(IEnumerable<ImportDraft> drafts)
    {
        // All pods of a namespace are an entity, not a tier of an application.
        foreach (var draft in drafts.Where(d => !d.IsBaseline && !d.Pods.IsEverything)) _segments.TryAdd((draft.Namespace, draft.Pods), draft);
    }

    /// <summary>
    /// The rule as it is written: with the segment in place of its pods, and without ports where those are what the rule means
    /// without them.
    /// </summary>
    public (ImportedPeer Peer, IReadOnlyList<ImportedPort>? Ports) Write(ImportedRule rule, ImportDraft draft, bool incoming)
    {
        var segment = draft.NamesSegments ? Find(rule.Peer, draft) : null;
        var declared = incoming ? draft.Declared : segment?.Declared;
        if (declared != null && Same(rule.Ports, declared)) return (segment == null ? rule.Peer : Peer(segment, draft), null);
        // No list of ports to a segment that declares some means all of them.
        return segment == null || (rule.Ports == null && declared != null) ? (rule.Peer, rule.Ports) : (Peer(segment, draft), rule.Ports);
    }

    private ImportDraft? Find(ImportedPeer peer, ImportDraft draft)
    {
        if (peer.Pods is not { NamespaceSelector: null, PodSelector: { } pods } || (draft.IsBaseline && peer.Pods.Namespace == null)) return null;
        return _segments.GetValueOrDefault((peer.Pods.Namespace ?? draft.Namespace, CompiledSelector.Of(pods)));
    }

    private static ImportedPeer Peer(ImportDraft segment, ImportDraft draft) =>
        new() { Segment = new() { Name = segment.Name, Namespace = !draft.IsBaseline && segment.Namespace == draft.Namespace ? null : segment.Namespace } };

    private static bool Same(IReadOnlyList<ImportedPort>? ports, IReadOnlyList<ImportedPort> declared) => ports != null && ports.ToHashSet().SetEquals(declared);
}
