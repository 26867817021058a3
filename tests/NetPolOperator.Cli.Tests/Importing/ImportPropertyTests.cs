using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using k8s.Models;
using NetPolOperator.Core.Tests.Evaluation.Random;

namespace NetPolOperator.Cli.Tests.Importing;

/// <summary>
/// Random policies, imported, rendered and evaluated, mean what the naive evaluator says that they meant: nothing that the import's own
/// check uses decides here.
/// </summary>
public class ImportPropertyTests
{
    // The cluster's DNS is what one of the random namespaces and labels are called here, and nearly every policy may be everywhere.
    private static readonly (string Old, string New)[] DnsNames = [("gamma", "kube-system"), ("\"tier\"", "\"k8s-app\""), ("\"db\"", "\"kube-dns\"")];

    private static Gen<RandomCluster> Clusters =>
        from cluster in RandomClusters.Clusters
        from renamed in Gen.Elements(true, false)
        from spread in Gen.Elements(0, 1, 2)
        select Spread(renamed ? Rename(cluster) : cluster, spread);

    [Fact]
    public void Import_RandomClusters_RendersToTheSameConnections() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600), Prop.ForAll(Arb.From(Clusters), cluster => Difference(cluster) is not { } difference
            ? true.ToProperty()
            : false.Label(difference)));

    private static string? Difference(RandomCluster cluster)
    {
        var manifests = Manifests(cluster);
        var after = ImportRun.Load(manifests, ImportRun.PrintAsync(manifests).GetAwaiter().GetResult());
        var policies = after.View.Namespaces.SelectMany(n => after.View.PoliciesIn(n.Metadata.Name)).ToList();
        return Disagreement.Find(cluster, broken: _ => cluster with { Policies = policies });
    }

    private static string Manifests(RandomCluster cluster) => JsonSerializer.Serialize(new
    {
        apiVersion = "v1",
        kind = "List",
        items = cluster.Namespaces.Select(n => (object)(n with { ApiVersion = "v1", Kind = "Namespace" }))
            .Concat(cluster.Pods.Select(p => p with { ApiVersion = "v1", Kind = "Pod" }))
            .Concat(cluster.Policies.Select(p => p with { ApiVersion = "networking.k8s.io/v1", Kind = "NetworkPolicy" })),
    });

    private static RandomCluster Rename(RandomCluster cluster)
    {
        var json = DnsNames.Aggregate(JsonSerializer.Serialize(cluster), (text, name) => text.Replace(name.Old, name.New, StringComparison.Ordinal));
        return JsonSerializer.Deserialize<RandomCluster>(json)!;
    }

    // The first policies once in every namespace, for all of its pods.
    private static RandomCluster Spread(RandomCluster cluster, int count)
    {
        var namespaces = cluster.Pods.Select(p => p.Metadata.NamespaceProperty).Append("alpha").Append("beta").Distinct().ToList();
        var copies = cluster.Policies.Take(count).SelectMany(p => namespaces.Select(n => p with
        {
            Metadata = p.Metadata with { NamespaceProperty = n },
            Spec = p.Spec with { PodSelector = new V1LabelSelector() },
        }));
        return cluster with { Policies = [.. copies, .. cluster.Policies.Skip(count)] };
    }
}
