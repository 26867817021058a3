using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Linting.Rules;

/// <summary>Whether the other segment of a rule agrees.</summary>
internal static class SegmentConsent
{
    public static IEnumerable<LintFinding> Check(LintContext context, LintTarget target, AppSegment segment, LintRule rule)
    {
        // By the pods where both sides have some: raw selectors and others' policies count as well.
        foreach (var (peer, path, outgoing) in Peers(segment))
        {
            var ns = peer.Namespace ?? target.Namespace;
            if (peer.Name == null || context.View.FindSegment(ns, peer.Name) is not { } other || other.Spec?.Mode == Modes.Audit || segment.Spec.Mode == Modes.Audit) continue;
            var (mine, theirs) = (Pods(context, segment), Pods(context, other));
            if (mine.Count == 0 || theirs.Count == 0 || Declared(segment, other, outgoing)) continue;
            var (from, to) = outgoing ? (mine[0], theirs[0]) : (theirs[0], mine[0]);
            if (!from.IsSame(to) && context.Evaluator.Connections(from, to).IsEmpty)
                yield return rule.At(target, path, $"{path["spec.".Length..]}: AppSegment {ns}/{peer.Name} has no {(outgoing ? "allowFrom" : "allowTo")} for {target.Name}");
        }
    }

    private static IEnumerable<(SegmentPeer Peer, string Path, bool Outgoing)> Peers(AppSegment segment) =>
        (segment.Spec.AllowFrom ?? []).Select((r, i) => (r.Segment, $"spec.allowFrom[{i}]", false))
            .Concat((segment.Spec.AllowTo ?? []).Select((r, i) => (r.Segment, $"spec.allowTo[{i}]", true)))
            .Where(p => p.Segment != null).Select(p => (p.Segment!, p.Item2, p.Item3));

    private static bool Declared(AppSegment segment, AppSegment other, bool outgoing)
    {
        IEnumerable<Rule> rules = outgoing ? other.Spec.AllowFrom ?? [] : other.Spec.AllowTo ?? [];
        return rules.Any(r => r.Segment?.Name == segment.Metadata.Name && (r.Segment.Namespace ?? other.Metadata.NamespaceProperty) == segment.Metadata.NamespaceProperty);
    }

    private static List<Endpoint> Pods(LintContext context, AppSegment segment) =>
        [.. context.Evaluator.Endpoints.Where(e => e.Namespace == segment.Metadata.NamespaceProperty && LabelSelectors.Matches(segment.Spec?.PodSelector, e.Labels))];
}
