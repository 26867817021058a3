#pragma warning disable
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Rendering;
namespace NetPolOperator.Reconciling.Status.Interim;
public class EvaluationContext(IClusterView view) { public IClusterView View => view; }
public record DirectionCoverage(int Isolated, int Open, int Unprotectable);
public record NamespaceCoverage(DirectionCoverage Ingress, DirectionCoverage Egress) { public static NamespaceCoverage Compute(EvaluationContext c, string ns) => new(new(0,0,0), new(0,0,0)); }
public record PodCoverage(int Matched, int IsolatedIngress, int IsolatedEgress, int Unprotectable) { public static PodCoverage Compute(EvaluationContext c, string ns, V1LabelSelector s) => new(c.View.PodsIn(ns).Count,0,0,0); }
public static class IsolationCheck { public static IReadOnlyList<WideningPolicy> WidenedBy(EvaluationContext c, RenderedPolicy r) => []; }
public static class ConnectionJudge { public static IReadOnlyList<ConnectionStatus> Judge(EvaluationContext c, RenderedPolicy r) => []; }
public static class AuditPreview { public static AuditStatus Compute(EvaluationContext c, RenderedPolicy r) => new(); }
