using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>The pods behind one peer of a rule; where there are none yet, one as the peer's selector describes it.</summary>
/// <param name="Groups">The pods.</param>
/// <param name="AreMissing">Whether there are none yet.</param>
/// <param name="AreEverything">Whether the peer is all pods of its namespaces.</param>
internal sealed record PeerPods(IReadOnlyList<PodGroup> Groups, bool AreMissing, bool AreEverything)
{
    /// <summary>The pods behind each peer that can be waited for: not addresses, not everyone, not all pods of all namespaces.</summary>
    public static IEnumerable<PeerPods> Of(EvaluationContext context, CompiledRule rule)
    {
        foreach (var peer in rule.Peers ?? [])
            if (CanBeAwaited(peer))
                yield return Of(context, peer);
    }

    /// <summary>Whether these are all that the rule speaks of.</summary>
    public static bool AreAll(CompiledRule rule) => rule.Peers?.All(CanBeAwaited) == true;

    private static bool CanBeAwaited(CompiledPeer peer) => peer.Addresses is null && !(peer.Pods!.IsEverything && peer.Namespaces!.IsEverything);

    private static PeerPods Of(EvaluationContext context, CompiledPeer peer)
    {
        var names = NamesOf(peer);
        var namespaces = names is null ? context.View.Namespaces.Select(ns => ns.Metadata.Name) : names;
        var groups = namespaces.Where(ns => Matches(context, peer, ns)).Order(StringComparer.Ordinal).SelectMany(ns => context.In(ns).Select(peer.Pods!)).ToList();
        if (groups.Count > 0)
            return new PeerPods(groups, false, peer.Pods!.IsEverything);
        // Pods to come can be imagined in one place only.
        return names is [var name]
            ? new PeerPods([context.In(name).Imagine(peer.Pods!)], true, peer.Pods!.IsEverything)
            : new PeerPods([], true, peer.Pods!.IsEverything);
    }

    private static bool Matches(EvaluationContext context, CompiledPeer peer, string ns) =>
        context.Labels.Match(peer.Namespaces!, ns);

    private static IReadOnlyList<string>? NamesOf(CompiledPeer peer) =>
        peer.Namespaces!.Find(NamespaceLabels.NameLabel) is { AllowsAbsence: false, Excludes: false } named ? named.Values : null;
}
