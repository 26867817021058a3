using FsCheck;
using FsCheck.Fluent;
using k8s.Models;
using NetPolOperator.Cli.Diffing;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Matrix;
using NetPolOperator.Core.Evaluation.Ports;
using NetPolOperator.Core.Tests.Evaluation.Random;

namespace NetPolOperator.Cli.Tests.Diffing;

public class ConnectionDifferTests
{
    [Fact]
    public void Compare_RandomClustersByPod_TellsWhatTheWholeListsTell() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Arb.From(RandomClusters.Clusters), Arb.From(Gen.Choose(0, 4)), (cluster, kept) =>
        {
            var (before, after) = (Evaluator(cluster), Evaluator(cluster with { Policies = [.. cluster.Policies.Take(kept)], Pods = [.. cluster.Pods.Skip(kept % 2)] }));
            var changes = ConnectionDiffer.Compare(before, after, byPod: true);
            return Pairs(before.Matrix.ByPod()).Keys.Union(Pairs(after.Matrix.ByPod()).Keys).All(pair => Told(changes, pair) == Expected(Pairs(before.Matrix.ByPod()), Pairs(after.Matrix.ByPod()), pair))
                && RandomCluster.Externals.All(address => cluster.Pods.All(pod => ToldOf(changes, $"{pod.Metadata.NamespaceProperty}/{pod.Metadata.Name}", address, before, after)));
        }));

    [Fact]
    public void Compare_RandomClustersByWorkload_TellsWhatTheWholeListsTell() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Arb.From(RandomClusters.Clusters), Arb.From(Gen.Choose(0, 4)), (cluster, kept) =>
        {
            var (before, after) = (Evaluator(Owned(cluster)), Evaluator(Owned(cluster with { Policies = [.. cluster.Policies.Take(kept)], Pods = [.. cluster.Pods.Skip(kept % 2)] })));
            var changes = ConnectionDiffer.Compare(before, after, byPod: false);
            var (old, young) = (Pairs(before.Matrix.ByWorkload(includeSelf: true)), Pairs(after.Matrix.ByWorkload(includeSelf: true)));
            return old.Keys.Union(young.Keys).All(pair => Told(changes, pair) == Expected(old, young, pair));
        }));

    // Two pods a workload.
    private static RandomCluster Owned(RandomCluster cluster) => cluster with
    {
        Pods = [.. cluster.Pods.Select((pod, i) => pod with
        {
            Metadata = pod.Metadata with { OwnerReferences = [new V1OwnerReference { ApiVersion = "apps/v1", Kind = "StatefulSet", Name = $"set-{i / 2}", Uid = $"u{i / 2}", Controller = true }] },
        })],
    };

    private static string? Told(List<ConnectionChange> changes, (string Source, string Destination) pair) =>
        changes.SingleOrDefault(c => c.Src == pair.Source && c.Dst == pair.Destination) is { } change ? $"{change.Before} {change.After}" : null;

    private static string? Expected(Dictionary<(string, string), ConnectionSet> before, Dictionary<(string, string), ConnectionSet> after, (string, string) pair)
    {
        var (was, becomes) = (before.GetValueOrDefault(pair, ConnectionSet.None), after.GetValueOrDefault(pair, ConnectionSet.None));
        return was.Equals(becomes) ? null : $"{Text(was)} {Text(becomes)}";
    }

    private static bool ToldOf(List<ConnectionChange> changes, string pod, string address, PolicyEvaluator before, PolicyEvaluator after)
    {
        Assert.True(IpAddress.TryParse(address, out var parsed));
        var found = changes.SingleOrDefault(c => c.Src == pod && c.Dst.StartsWith("ip:", StringComparison.Ordinal) && Range(c.Dst).Contains(parsed));
        var (was, becomes) = (To(before, pod, parsed), To(after, pod, parsed));
        // A family that nobody has is not shown.
        var isShown = AddressFamilies.Of(before).And(AddressFamilies.Of(after)).Shows(new IpRange(parsed, parsed));
        return found == null ? was.Equals(becomes) || !isShown : (found.Before, found.After) == (Text(was), Text(becomes));
    }

    private static ConnectionSet To(PolicyEvaluator evaluator, string pod, IpAddress address) =>
        evaluator.FindPod(pod.Split('/')[0], pod.Split('/')[1]) is { } from ? evaluator.Connections(from, NetPolOperator.Core.Evaluation.Endpoint.OfAddress(address)) : ConnectionSet.None;

    private static IpRange Range(string peer)
    {
        var ends = peer[3..].Split('-');
        Assert.True(IpAddress.TryParse(ends[0], out var first));
        Assert.True(IpAddress.TryParse(ends[1], out var last));
        return new IpRange(first, last);
    }

    private static Dictionary<(string, string), ConnectionSet> Pairs(IEnumerable<PeerConnection> connections) => connections
        .Where(c => !c.Source.StartsWith("ip:", StringComparison.Ordinal) && !c.Destination.StartsWith("ip:", StringComparison.Ordinal))
        .ToDictionary(c => (c.Source, c.Destination), c => c.Connections);

    private static string Text(ConnectionSet connections) => connections.IsEmpty ? "none" : connections.ToString();

    private static PolicyEvaluator Evaluator(RandomCluster cluster) => PolicyEvaluator.Create(cluster.Namespaces, cluster.Pods, cluster.Policies);
}
