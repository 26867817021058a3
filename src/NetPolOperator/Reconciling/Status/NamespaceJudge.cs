using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Evaluation.Live;
using NetPolOperator.Core.Rendering;
using PodCoverage = NetPolOperator.Telemetry.PodCoverage;
using SelectedPods = NetPolOperator.Core.Evaluation.Live.PodCoverage;

namespace NetPolOperator.Reconciling.Status;

/// <summary>Everything that is found about a namespace in one pass over an unchanging view.</summary>
/// <param name="Segments">One entry a segment, with the segment as it is now.</param>
/// <param name="Baselines">One entry a baseline that matches.</param>
/// <param name="Ingress">Pods by what all policies make of them.</param>
/// <param name="Egress">Pods by what all policies make of them.</param>
internal sealed record NamespaceFindings(
    IReadOnlyList<(AppSegment Segment, OwnerFindings Findings)> Segments,
    IReadOnlyList<OwnerFindings> Baselines,
    PodCoverage Ingress,
    PodCoverage Egress);

/// <summary>Judges a namespace: its last plan held against the live objects. Pure.</summary>
internal static class NamespaceJudge
{
    /// <summary>What is found. Segments that have changed since the plan are left out: their next plan is on its way.</summary>
    /// <param name="ns">The namespace.</param>
    /// <param name="record">Its last plan.</param>
    /// <param name="context">The live objects.</param>
    /// <param name="auditedAlongside">What a baseline in Audit would write in all other namespaces.</param>
    public static NamespaceFindings Judge(
        string ns, NamespaceRecord record, EvaluationContext context, Func<RenderedPolicy, IReadOnlyList<RenderedPolicy>> auditedAlongside)
    {
        var view = context.View;
        var segments = new List<(AppSegment, OwnerFindings)>();
        var baselines = new List<OwnerFindings>();
        var desired = new DesiredPolicies(context, ns, record.Plan.InForce);
        foreach (var rendered in record.Plan.Rendered.Concat(record.Plan.Leaving))
        {
            if (rendered.Owner.Kind == NamespaceBaseline.KindName)
            {
                baselines.Add(Find(view, context, rendered, record, desired, null, auditedAlongside));
            }
            else if (view.FindSegment(ns, rendered.Owner.Name) is { } segment && rendered.IsOf(segment))
            {
                segments.Add((segment, Find(view, context, rendered, record, desired, segment.Status, static _ => [])));
            }
        }

        var coverage = NamespaceCoverage.Compute(context, ns);
        return new NamespaceFindings(segments, baselines, Counts(coverage.Ingress), Counts(coverage.Egress));
    }

    private static OwnerFindings Find(
        IClusterView view,
        EvaluationContext context,
        RenderedPolicy rendered,
        NamespaceRecord record,
        DesiredPolicies desired,
        PolicyOwnerStatus? status,
        Func<RenderedPolicy, IReadOnlyList<RenderedPolicy>> alongside)
    {
        var outcome = record.OutcomeOf(rendered);
        if (rendered.PodSelector is not { } selected)
        {
            var kept = KeptPolicies.Find(view, rendered.Owner, rendered.Namespace, rendered.Name, rendered.LastValid, status);
            var pods = kept is null ? null : Counts(SelectedPods.Compute(context, rendered.Namespace, kept.PodSelector));
            return new OwnerFindings(rendered, outcome, pods, ExpiredSince(context, rendered), [], null) { Kept = kept };
        }

        var audit = rendered.Mode == Modes.Audit;
        return new OwnerFindings(
            rendered,
            outcome,
            Counts(SelectedPods.Compute(context, rendered.Namespace, selected)),
            ConnectionJudge.Judge(context, rendered),
            audit ? [] : IsolationCheck.WidenedBy(context, rendered, desired),
            audit ? AuditPreview.Compute(context, rendered, alongside(rendered)) : null)
        {
            Gaps = audit ? [] : IsolationGaps.Find(context, rendered, desired),
        };
    }

    // The policy from before stays, but for the rules whose time has come.
    private static IReadOnlyList<ConnectionStatus> ExpiredSince(EvaluationContext context, RenderedPolicy rendered) =>
        rendered.LastValid is { } last ? [.. ConnectionJudge.Judge(context, last).Where(connection => connection.State == ConnectionStates.Expired)] : [];

    private static PodCounts Counts(SelectedPods pods) => new()
    {
        Matched = pods.Matched,
        IsolatedIngress = pods.IsolatedIngress,
        IsolatedEgress = pods.IsolatedEgress,
        Unprotectable = pods.Unprotectable,
    };

    private static PodCoverage Counts(DirectionCoverage coverage) => new(coverage.Isolated, coverage.Open, coverage.Unprotectable);
}
