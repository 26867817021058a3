using NetPolOperator.Cli.Inputs;
using NetPolOperator.Cli.Output;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Cli.Explaining;

/// <summary>Says what to add where a connection is denied: a rule for the AppSegment that isolates the pod, else a NetworkPolicy.</summary>
internal sealed class Remedies(LoadedCluster cluster)
{
    // Labels that controllers give each pod or each revision: they tell nothing of what the pod is for.
    private static readonly string[] Passing =
    [
        "pod-template-hash", "controller-revision-hash", "pod-template-generation", "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index",
        "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name", "controller-uid", "job-name",
    ];

    /// <summary>One thing to add for each side that denies.</summary>
    public IReadOnlyList<Suggestion> For(Endpoint from, Endpoint to, PortArgument? port, Verdict verdict) =>
    [
        .. verdict.Egress.Allowed ? [] : new[] { For(from, to, verdict.Egress, port) },
        .. verdict.Ingress.Allowed ? [] : new[] { For(to, from, verdict.Ingress, port) },
    ];

    private Suggestion For(Endpoint of, Endpoint other, DirectionVerdict verdict, PortArgument? port)
    {
        var ingress = verdict.Direction == TrafficDirection.Ingress;
        return SegmentOf(of, verdict) is { } segment
            ? new($"to AppSegment {segment.Metadata.NamespaceProperty}/{segment.Metadata.Name}", SegmentRule(of, other, ingress, port))
            : new("a NetworkPolicy", Policy(of, other, ingress, port));
    }

    // The segment whose policy isolates the pod; where only a baseline or another's policy does, any segment of the pod.
    private AppSegment? SegmentOf(Endpoint of, DirectionVerdict verdict)
    {
        var segments = cluster.View.SegmentsIn(of.Namespace).Where(s => LabelSelectors.Matches(s.Spec?.PodSelector, of.Labels)).OrderBy(s => s.Metadata.Name, StringComparer.Ordinal).ToList();
        var sources = verdict.IsolatedBy.Select(PolicyProvenance.Source).ToHashSet();
        return segments.Find(s => sources.Contains($"AppSegment/{s.Metadata.NamespaceProperty}/{s.Metadata.Name}")) ?? segments.FirstOrDefault();
    }

    private string SegmentRule(Endpoint of, Endpoint other, bool ingress, PortArgument? port) =>
        $"spec:\n  {(ingress ? "allowFrom" : "allowTo")}:\n  - {SegmentPeer(of, other)}\n" + Ports(port, "    ");

    private string SegmentPeer(Endpoint of, Endpoint other)
    {
        if (other.IsExternal || other.IsHostNetwork) return $"cidr: {{block: {Block(other)}}}";
        var ns = other.Namespace == of.Namespace ? "" : $", namespace: {other.Namespace}";
        if (cluster.View.SegmentsIn(other.Namespace).FirstOrDefault(s => LabelSelectors.Matches(s.Spec?.PodSelector, other.Labels)) is { } segment)
            return $"segment: {{name: {segment.Metadata.Name}{ns}}}";
        var labels = Labels(other);
        return $"pods: {{{(ns.Length == 0 ? "" : ns[2..] + ", ")}podSelector: {{{(labels.Length == 0 ? "" : $"matchLabels: {{{labels}}}")}}}}}";
    }

    private static string Policy(Endpoint of, Endpoint other, bool ingress, PortArgument? port)
    {
        var labels = Labels(of);
        var direction = ingress ? "ingress" : "egress";
        return $"""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: {(ingress ? "allow-to-" : "allow-from-")}{of.Workload.Name}
              namespace: {of.Namespace}
            spec:
              podSelector: {(labels.Length == 0 ? "{}" : $"{{matchLabels: {{{labels}}}}}")}
              policyTypes: [{(ingress ? "Ingress" : "Egress")}]
              {direction}:
              - {(ingress ? "from" : "to")}:
                - {PolicyPeer(of, other)}

            """ + Ports(port, "    ");
    }

    private static string PolicyPeer(Endpoint of, Endpoint other)
    {
        if (other.IsExternal || other.IsHostNetwork) return $"ipBlock: {{cidr: {Block(other)}}}";
        var labels = Labels(other);
        var pods = $"podSelector: {(labels.Length == 0 ? "{}" : $"{{matchLabels: {{{labels}}}}}")}";
        return other.Namespace == of.Namespace ? pods : $"namespaceSelector: {{matchLabels: {{{LabelSelectors.NamespaceNameLabel}: {other.Namespace}}}}}\n      {pods}";
    }

    private static string Ports(PortArgument? port, string indent) => port is not { } one
        ? ""
        : $"{indent}ports: [{{port: {one.Port}{(one.Protocol == Core.Evaluation.Ports.TransportProtocol.Tcp ? "" : $", protocol: {one.Protocol.ToString().ToUpperInvariant()}")}}}]\n";

    private static string Labels(Endpoint end) =>
        string.Join(", ", (end.Labels ?? new Dictionary<string, string>()).Where(l => !Passing.Contains(l.Key)).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{YamlText.Quote(l.Key)}: {YamlText.Quote(l.Value)}"));

    private static string Block(Endpoint end) =>
        end.Addresses.Count == 0 ? "<the node's address>/32" : $"{end.Addresses[0]}/{(end.Addresses[0].IsV6 ? 128 : 32)}";
}
