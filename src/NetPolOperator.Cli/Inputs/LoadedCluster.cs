using k8s;
using k8s.Models;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Workloads;
using NetPolOperator.Core.Manifests.Reading;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Inputs;

/// <summary>A cluster as a command sees it, from files or from its API server.</summary>
internal sealed class LoadedCluster
{
    private PolicyEvaluator? _evaluator;

    /// <summary>Where it comes from, for headings: <c>manifests/</c> or <c>cluster kind</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Everything that was read, as it was read.</summary>
    public required IReadOnlyList<IKubernetesObject<V1ObjectMeta>> Objects { get; init; }

    /// <summary>The objects with their places; empty for a cluster.</summary>
    public IReadOnlyList<ManifestObject> Manifests { get; init; } = [];

    /// <summary>What was read, without what was rendered from it.</summary>
    public required ClusterSnapshot Given { get; init; }

    /// <summary>The cluster with the policies that count: those given and, from files, those rendered.</summary>
    public required ClusterSnapshot View { get; init; }

    /// <summary>What the custom resources render to; empty for a cluster, where the operator has written the policies.</summary>
    public IReadOnlyList<RenderedPolicy> Rendered { get; init; } = [];

    /// <summary>The workloads.</summary>
    public required WorkloadCatalog Workloads { get; init; }

    /// <summary>What a person should know of how this was read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Answers who may connect to whom.</summary>
    public PolicyEvaluator Evaluator => _evaluator ??= PolicyEvaluator.FromView(View, Workloads);

    /// <summary>The file and line of a policy, or of the custom resource behind it; null for a cluster's.</summary>
    public string? PlaceOf(string kind, string ns, string name) =>
        Manifests.FirstOrDefault(m => m.Kind == kind && m.Namespace == ns && m.Name == name) is { } found ? $"{found.File}:{found.Source.Line}" : null;
}
