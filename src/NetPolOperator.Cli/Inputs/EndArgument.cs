using k8s.Models;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Cli.Inputs;

/// <summary>Finds the end of a connection that somebody names: <c>ns/pod</c>, <c>ns/workload</c>, <c>ns/segment</c> or an address.</summary>
internal static class EndArgument
{
    /// <summary>All the ends that are meant: one pod or address, or the pods of a workload or segment.</summary>
    public static IReadOnlyList<Endpoint> FindAll(string text, string option, LoadedCluster cluster)
    {
        if (IpAddress.TryParse(text, out var address)) return [Endpoint.OfAddress(address)];
        if (IpRange.TryParseCidr(text, out _)) throw new CommandFailure($"{option} {text}: name one address of the block");
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == text.Length - 1) throw new CommandFailure($"{option} {text}: write ns/pod, ns/workload, ns/segment or an address");
        var (ns, name) = (text[..slash], text[(slash + 1)..]);
        if (cluster.Evaluator.FindPod(ns, name) is { } pod) return [pod];
        var workload = cluster.Evaluator.Endpoints.Where(e => e.Namespace == ns && (e.Workload.Name == name || $"{e.Workload.Name}[{e.Workload.Kind}]" == name)).ToList();
        if (workload.Count > 0) return workload;
        if (cluster.View.FindSegment(ns, name) is { } segment)
        {
            var pods = cluster.Evaluator.Endpoints.Where(e => e.Namespace == ns && LabelSelectors.Matches(segment.Spec.PodSelector, e.Labels)).ToList();
            return pods.Count > 0 ? pods : throw new CommandFailure($"{option} {text}: the AppSegment selects no pod");
        }

        if (cluster.Objects.OfType<V1Pod>().Any(p => p.Metadata.NamespaceProperty == ns && p.Metadata.Name == name && ClusterSnapshot.HasEnded(p)))
            throw new CommandFailure($"{option} {text}: the pod has run to its end and connects to nothing");
        throw new CommandFailure($"{option} {text}: no such pod, workload or AppSegment{Near(cluster, ns, name)}");
    }

    private static string Near(LoadedCluster cluster, string ns, string name)
    {
        var inNamespace = cluster.Evaluator.Endpoints.Where(e => e.Namespace == ns).ToList();
        if (inNamespace.Count == 0) return $"; namespace {ns} has no pods";
        var near = inNamespace.Select(e => e.Name).Concat(inNamespace.Select(e => e.Workload.Name)).Distinct()
            .Where(n => n.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(n, StringComparison.OrdinalIgnoreCase)).Take(3).ToList();
        return near.Count == 0 ? "" : $"; did you mean {string.Join(" or ", near.Select(n => $"{ns}/{n}"))}?";
    }
}
