using k8s;
using k8s.Models;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Matrix;
using NetPolOperator.Core.Manifests.Reading;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Importing;

/// <summary>
/// Compares a cluster as it is with the same cluster after an import: the text that is to be printed is read back, rendered as the
/// operator would, and takes the place of the policies that it replaces. Every pair of pods and every address outside is compared.
/// </summary>
internal sealed class ImportCheck(LoadedCluster cluster, RenderSettings settings, DateTimeOffset now)
{
    /// <summary>What differs; nothing where the import is right.</summary>
    /// <param name="manifests">The resources as they are to be printed.</param>
    /// <param name="replaced">The policies that they replace.</param>
    public List<MatrixDifference> Compare(string manifests, IEnumerable<V1NetworkPolicy> replaced) =>
        [.. MatrixComparison.Compare(cluster.Evaluator.Matrix, After(manifests, replaced).Matrix)];

    private PolicyEvaluator After(string manifests, IEnumerable<V1NetworkPolicy> replaced)
    {
        var read = ManifestReader.Read("the import's result", manifests);
        var errors = read.SyntaxErrors.Concat(read.Objects.SelectMany(o => o.Errors)).ToList();
        if (errors.Count > 0) throw new CommandFailure([.. errors.Select(e => e.ToString())]);
        var resources = read.Objects.Select(o => o.Value).OfType<IKubernetesObject<V1ObjectMeta>>().ToList();
        var made = resources.Select(r => r.Metadata.NamespaceProperty is { Length: > 0 } ns ? $"{r.Kind}/{ns}/{r.Metadata.Name}" : $"{r.Kind}/{r.Metadata.Name}").ToHashSet();
        // Namespaces may be known by the policies alone that go away.
        var view = ClusterSnapshot.From(cluster.View.Namespaces.Concat(cluster.Objects).Concat(resources));
        var rendered = ResourceRendering.RenderAll(view, settings, now).Where(r => made.Contains(r.Owner.ToString())).ToList();
        var violations = rendered.SelectMany(r => r.Violations.Select(v => $"{r.Owner}: {v}")).Distinct().ToList();
        if (violations.Count > 0) throw new CommandFailure(violations);
        var gone = replaced.ToHashSet(ReferenceEqualityComparer.Instance);
        var kept = cluster.View.Namespaces.SelectMany(n => cluster.View.PoliciesIn(n.Metadata.Name)).Where(p => !gone.Contains(p));
        return PolicyEvaluator.Create(
            view.Namespaces, view.Namespaces.SelectMany(n => view.PodsIn(n.Metadata.Name)), kept.Concat(rendered.Select(r => r.Policy!)), cluster.Workloads);
    }
}
