using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Matrix;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Tests.Evaluation.Matrix;

public sealed class ConnectionMatrixTests
{
    [Fact]
    public void Ranges_TwoBlocks_CutTheWholeSpaceWithoutGaps()
    {
        var matrix = SmallCluster.With(("shop", "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.2.0.0/16]}}, {ipBlock: {cidr: \"fd00::/8\"}}]}]}")).Matrix;
        Assert.Equal(
            [
                "0.0.0.0-9.255.255.255", "10.0.0.0-10.0.255.255", "10.1.0.0-10.2.255.255", "10.3.0.0-10.255.255.255", "11.0.0.0-255.255.255.255",
                "::-fcff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fd00::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fe00::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            ],
            matrix.Ranges.Select(range => range.ToString()));
    }

    [Fact]
    public void Classes_NoPolicy_AreOneOfPodsAndOneOfAddresses()
    {
        var matrix = SmallCluster.With().Matrix;
        Assert.Equal([4, 0], matrix.Classes.Select(item => item.Endpoints.Count));
        Assert.Equal(["0.0.0.0-255.255.255.255", "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"], matrix.Ranges.Select(range => range.ToString()));
    }

    [Fact]
    public void Classes_PolicyOnOnePod_SplitOnlyThatOne() =>
        Assert.Equal([1, 3, 0], SmallCluster.With(("shop", "{podSelector: {matchLabels: {app: web}}}")).Matrix.Classes.Select(item => item.Endpoints.Count).OrderBy(count => count == 0 ? 9 : count));

    [Fact]
    public void ByPod_Lines_AreSortedUniqueAndWithoutSelfOrOutsidePairs()
    {
        var lines = SmallCluster.With(("shop", "{podSelector: {matchLabels: {app: web}}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}")).Matrix.ByPod().ToList();
        Assert.Equal(lines.Select(line => (line.Source, line.Destination)).Distinct().Count(), lines.Count);
        Assert.DoesNotContain(lines, line => line.Source == line.Destination);
        Assert.DoesNotContain(lines, line => line.Source.StartsWith("ip:", StringComparison.Ordinal) && line.Destination.StartsWith("ip:", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Connections.IsEmpty);
        var pods = lines.Select(line => line.Source).Where(source => !source.StartsWith("ip:", StringComparison.Ordinal)).Distinct().ToList();
        Assert.Equal(pods.Order(StringComparer.Ordinal), pods);
    }

    [Fact]
    public void ConnectionsFrom_OneClass_AreItsRowOfAll()
    {
        var matrix = SmallCluster.With(("shop", "{podSelector: {}, ingress: [{ports: [{port: http}]}], egress: [{to: [{podSelector: {}}]}]}")).Matrix;
        Assert.Equal(matrix.ClassConnections(), matrix.Classes.SelectMany(matrix.ConnectionsFrom));
    }

    [Fact]
    public void RulesOf_AClass_AreThoseThatIsolateItOrNullWhereItIsOpen()
    {
        var evaluator = SmallCluster.With(("shop", "{podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {app: orders}}}]}, {ports: [{port: 80}]}]}"));
        var (matrix, web) = (evaluator.Matrix, evaluator.Matrix.Classes.Single(item => item.Endpoints is [{ Namespace: "shop" } only] && only.Labels!["app"] == "web"));
        Assert.Equal(["spec.ingress[0]", "spec.ingress[1]"], matrix.RulesOf(web, TrafficDirection.Ingress)!.Select(rule => rule.Field));
        Assert.Null(matrix.RulesOf(web, TrafficDirection.Egress));
        Assert.All(matrix.Classes.Where(item => item != web), item => Assert.Null(matrix.RulesOf(item, TrafficDirection.Ingress)));
    }

    [Fact]
    public void PeersOf_ARule_AreTheClassesThatTheEvaluatorAdmits()
    {
        var evaluator = SmallCluster.With(("shop", "{podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8}}]}]}"));
        var rule = evaluator.Policies[0].Ingress![0];
        var peers = evaluator.Matrix.PeersOf(rule).ToList();
        Assert.NotEmpty(peers);
        foreach (var item in evaluator.Matrix.Classes)
        {
            var end = item.IsExternal ? Endpoint.OfAddress(item.Ranges[0].First) : item.Endpoints[0];
            var admitted = evaluator.Evaluate(end, evaluator.Endpoints.Single(to => rule.Policy.Selects(to)), TransportProtocol.Tcp, 80).Ingress.AllowedBy.Count > 0;
            Assert.Equal(admitted, peers.Contains(item));
            Assert.Equal(admitted, evaluator.Matrix.Matches(rule, item));
        }
    }

    [Fact]
    public void Enumerations_AtOnce_DoNotDisturbEachOther()
    {
        var matrix = SmallCluster.With(("shop", "{podSelector: {}, ingress: [{ports: [{port: http}]}], egress: [{ports: [{port: 8080, endPort: 8081}]}]}")).Matrix;
        var expected = matrix.ByPod().ToList();
        var interleaved = matrix.ByPod().Zip(matrix.ByPod(), (left, right) => (left, right)).ToList();
        Assert.Equal(expected, interleaved.Select(pair => pair.left));
        Assert.Equal(expected, interleaved.Select(pair => pair.right));
    }

    [Fact]
    public void ClassConnection_SameClass_SpeaksOfDifferentPods()
    {
        var matrix = SmallCluster.With(("shop", "{podSelector: {}, policyTypes: [Ingress]}")).Matrix;
        var shop = matrix.Classes.Single(item => item.Endpoints.Count == 2 && item.Endpoints[0].Namespace == "shop");
        Assert.DoesNotContain(matrix.ClassConnections(), pair => ReferenceEquals(pair.From, shop) && ReferenceEquals(pair.To, shop));
        Assert.IsType<EndpointClass>(shop);
    }
}
