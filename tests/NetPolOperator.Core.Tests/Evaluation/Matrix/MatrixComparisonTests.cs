using FsCheck;
using FsCheck.Fluent;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Matrix;
using NetPolOperator.Core.Evaluation.Ports;
using NetPolOperator.Core.Tests.Evaluation.Random;

namespace NetPolOperator.Core.Tests.Evaluation.Matrix;

public sealed class MatrixComparisonTests
{
    private static readonly string[] Externals = [.. RandomCluster.Externals];

    // Two clusters that share their pods, or nearly: the policies of one half and of the other.
    private static Gen<(RandomCluster Before, RandomCluster After)> Pairs =>
        from cluster in RandomClusters.Clusters
        from kept in Gen.Choose(0, 5)
        from lost in Gen.Choose(0, 1)
        select (cluster, cluster with { Policies = [.. cluster.Policies.Take(kept)], Pods = [.. cluster.Pods.Skip(lost)] });

    [Fact]
    public void Compare_RandomClusters_FindsExactlyThePairsThatDiffer() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Arb.From(Pairs), pair => Expected(pair).SetEquals(Found(pair))));

    [Fact]
    public void Compare_AClusterWithItself_FindsNothing() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Arb.From(RandomClusters.Clusters), cluster => !MatrixComparison.Compare(Matrix(cluster), Matrix(cluster)).Any()));

    private static HashSet<(string, string, ConnectionSet, ConnectionSet)> Found((RandomCluster Before, RandomCluster After) pair) =>
        [.. from difference in MatrixComparison.Compare(Matrix(pair.Before), Matrix(pair.After))
            from source in Names(difference.From)
            from destination in Names(difference.To)
            where source != destination
            select (source, destination, difference.Before, difference.After)];

    // A class of pods says nothing of a pod with itself; of addresses those are looked at that lie inside and outside every block.
    private static IEnumerable<string> Names(MatrixEnds ends) => ends.Endpoints.Select(end => end.ToString())
        .Concat(Externals.Where(text => ends.Ranges.Any(range => range.Contains(Address(text)))));

    private static HashSet<(string, string, ConnectionSet, ConnectionSet)> Expected((RandomCluster Before, RandomCluster After) pair)
    {
        var (before, after) = (Evaluator(pair.Before), Evaluator(pair.After));
        var names = pair.Before.Pods.Select(pod => $"{pod.Metadata.NamespaceProperty}/{pod.Metadata.Name}").Concat(Externals).ToList();
        return [.. from source in names
            from destination in names
            where source != destination && !(Externals.Contains(source) && Externals.Contains(destination))
            let was = Connections(before, source, destination)
            let becomes = Connections(after, source, destination)
            where !was.Equals(becomes)
            select (source, destination, was, becomes)];
    }

    private static ConnectionSet Connections(PolicyEvaluator evaluator, string source, string destination) =>
        End(evaluator, source) is { } from && End(evaluator, destination) is { } to ? evaluator.Connections(from, to) : ConnectionSet.None;

    private static Endpoint? End(PolicyEvaluator evaluator, string name) =>
        name.Split('/') is [var ns, var pod] ? evaluator.FindPod(ns, pod) : Endpoint.OfAddress(Address(name));

    private static Core.Evaluation.Addresses.IpAddress Address(string text)
    {
        Assert.True(Core.Evaluation.Addresses.IpAddress.TryParse(text, out var address));
        return address;
    }

    private static ConnectionMatrix Matrix(RandomCluster cluster) => Evaluator(cluster).Matrix;

    private static PolicyEvaluator Evaluator(RandomCluster cluster) => PolicyEvaluator.Create(cluster.Namespaces, cluster.Pods, cluster.Policies);
}
