using k8s.Models;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Evaluation.Matrix;
using NetPolOperator.Core.Manifests.Reading;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Importing;

/// <summary>
/// Turns NetworkPolicies into AppSegments and NamespaceBaselines that render to the same connections, or fails. What a check finds to
/// be different is written more literally and checked again; what cannot be expressed is kept as the policy that it is.
/// </summary>
/// <param name="cluster">The policies and everything that they concern.</param>
/// <param name="settings">How the result would be rendered.</param>
/// <param name="now">The time.</param>
/// <param name="check">What compares a result with the policies that it replaces; the usual one where null.</param>
internal sealed class PolicyImport(
    LoadedCluster cluster, RenderSettings settings, DateTimeOffset now, Func<string, IEnumerable<V1NetworkPolicy>, List<MatrixDifference>>? check = null)
{
    private const int MaxMessages = 20;

    private readonly Func<string, IEnumerable<V1NetworkPolicy>, List<MatrixDifference>> _check = check ?? new ImportCheck(cluster, settings, now).Compare;
    private readonly Dictionary<object, ManifestObject> _manifests = cluster.Manifests.Where(m => m.Value is V1NetworkPolicy).ToDictionary(m => (object)m.Value!, ReferenceEqualityComparer.Instance);
    private readonly ImportPlan _plan = new(cluster, settings, now);

    /// <summary>Imports the policies of some namespaces, or of all where none are named.</summary>
    public ImportResult Run(IReadOnlyCollection<string> namespaces)
    {
        var policies = cluster.Given.Namespaces.Select(n => n.Metadata.Name).Where(n => namespaces.Count == 0 || namespaces.Contains(n)).Order(StringComparer.Ordinal)
            .SelectMany(n => cluster.Given.PoliciesIn(n).OrderBy(p => p.Metadata.Name, StringComparer.Ordinal)).Where(p => !IsRendered(p)).Select(Read).ToList();
        var expressed = policies.FindAll(p => p.Obstacles.Count == 0);
        var (literal, notes) = (new HashSet<string>(), new List<ImportNote>());
        while (true)
        {
            var resources = _plan.Make(expressed, literal);
            var result = new ImportResult(cluster, policies, resources, [.. policies.SelectMany(p => p.Notes.Concat(p.Obstacles)), .. notes, .. resources.Select(r => r.Draft).Distinct().SelectMany(d => d.Notes), .. resources.SelectMany(Scope)]);
            var differences = _check(result.Yaml(), expressed.Select(p => p.Source));
            if (differences.Count == 0) return result;
            var found = differences.SelectMany(d => Namespaces(d.From).Concat(Namespaces(d.To))).Where(n => policies.Exists(p => p.Namespace == n)).Distinct().Where(literal.Add).ToList();
            if (found.Count == 0) throw new CommandFailure([.. Messages(differences)]);
            notes.AddRange(found.Select(n => new ImportNote($"Namespace {n}", null, $"written literally, for in fewer words {Text(differences[0])}", null)));
        }
    }

    private static IEnumerable<ImportNote> Scope(ImportedResource resource)
    {
        if (!resource.Draft.IsBaseline) return [];
        var message = resource.Draft.Selector.MatchExpressions == null
            ? "applies to every namespace but the excluded ones, those to come included"
            : "names its namespaces, for this may not be the whole cluster: there is no Namespace kube-system";
        return [new ImportNote(resource.Title, null, message, null)];
    }

    private ImportedPolicy Read(V1NetworkPolicy policy)
    {
        var manifest = _manifests.GetValueOrDefault(policy);
        return PolicyReader.Read(policy, field => manifest == null ? null : $"{manifest.File}:{manifest.Locate(field).Line}");
    }

    // The operator's own policies come from resources that are there already; where those are not given, it is a policy like any other.
    private bool IsRendered(V1NetworkPolicy policy)
    {
        var source = PolicyMetadata.SourceAnnotation;
        return policy.Metadata.Labels is { } labels && labels.TryGetValue(PolicyMetadata.ManagedByLabel, out var manager) && manager == PolicyMetadata.ManagedBy
            && policy.Metadata.Annotations is { } annotations && annotations.TryGetValue(source, out var of) && of.Split('/') switch
            {
                [_, var ns, var name] => cluster.Given.FindSegment(ns, name) != null,
                [_, var name] => cluster.Given.Baselines.Any(b => b.Metadata.Name == name),
                _ => false,
            };
    }

    private static IEnumerable<string> Namespaces(MatrixEnds ends) => ends.Endpoints.Select(e => e.Namespace).Distinct();

    private static IEnumerable<string> Messages(List<MatrixDifference> differences)
    {
        yield return "the result would not mean the same as the policies, so nothing is printed; please report it";
        foreach (var difference in differences.Take(MaxMessages)) yield return Text(difference);
        if (differences.Count > MaxMessages) yield return $"and {differences.Count - MaxMessages} more";
    }

    private static string Text(MatrixDifference difference) =>
        $"{difference.From} to {difference.To} would be {(difference.After.IsEmpty ? "denied" : difference.After)} instead of {(difference.Before.IsEmpty ? "denied" : difference.Before)}";
}
