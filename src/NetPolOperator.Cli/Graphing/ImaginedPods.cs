using k8s;
using k8s.Models;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Workloads;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Cli.Graphing;

/// <summary>Gives segments without pods one that their selector describes, so that a design can be looked at before anything runs.</summary>
internal static class ImaginedPods
{
    // No object has a name with a colon: an imagined workload never stands in for a real one.
    private const string Prefix = "segment:";

    /// <summary>The cluster's evaluator, or one that knows the imagined pods too.</summary>
    public static PolicyEvaluator Add(LoadedCluster cluster)
    {
        var byNamespace = cluster.Evaluator.Endpoints.Where(e => !e.IsHostNetwork).ToLookup(e => e.Namespace);
        var imagined = cluster.View.Namespaces.SelectMany(ns => cluster.View.SegmentsIn(ns.Metadata.Name))
            .Where(s => !byNamespace[s.Metadata.NamespaceProperty ?? ""].Any(e => LabelSelectors.Matches(s.Spec?.PodSelector, e.Labels))).Select(Imagine).ToList();
        return imagined.Count == 0
            ? cluster.Evaluator
            : PolicyEvaluator.FromView(cluster.View, WorkloadCatalog.From(cluster.Objects.Concat<IKubernetesObject>(imagined)));
    }

    /// <summary>Whether a pod is imagined.</summary>
    public static bool Includes(Endpoint end) => end.Name.StartsWith(Prefix, StringComparison.Ordinal);

    private static V1Deployment Imagine(AppSegment segment) => new()
    {
        Metadata = new() { Name = Prefix + segment.Metadata.Name, NamespaceProperty = segment.Metadata.NamespaceProperty },
        Spec = new() { Template = new() { Metadata = new() { Labels = CompiledSelector.Of(segment.Spec?.PodSelector).Example() } } },
    };
}
