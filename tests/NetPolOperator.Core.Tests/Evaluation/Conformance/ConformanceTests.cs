using System.Globalization;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Matrix;
using NetPolOperator.Core.Evaluation.Ports;
using Endpoint = NetPolOperator.Core.Evaluation.Endpoint;

namespace NetPolOperator.Core.Tests.Evaluation.Conformance;

public sealed class ConformanceTests
{
    public static TheoryData<string> Cases => [.. ConformanceCase.Names];

    [Fact]
    public void Cases_AreAllThere() => Assert.Equal(60, ConformanceCase.Names.Count);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_EveryProbeBetweenPods_Agrees(string name)
    {
        var given = ConformanceCase.Load(name);
        AssertAgrees(given, "allowed", given.Pods, given.Pods);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_EveryProbeFromExternals_Agrees(string name)
    {
        var given = ConformanceCase.Load(name);
        AssertAgrees(given, "fromExternal", given.Externals, given.Pods);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_EveryProbeToExternals_Agrees(string name)
    {
        var given = ConformanceCase.Load(name);
        AssertAgrees(given, "toExternal", given.Pods, given.Externals);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Connections_EveryPairOfPods_Agrees(string name)
    {
        var given = ConformanceCase.Load(name);
        for (var from = 0; from < given.Pods.Count; from++)
            for (var to = 0; to < given.Pods.Count; to++)
                Assert.Equal(
                    (given.Pods[from].ToString(), given.Pods[to].ToString(), given.Connections(from, to)),
                    (given.Pods[from].ToString(), given.Pods[to].ToString(), given.Evaluator.Connections(given.Pods[from], given.Pods[to]).ToString()));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ByPod_EveryPairOfPods_Agrees(string name)
    {
        var given = ConformanceCase.Load(name);
        var listed = List(given.Evaluator.Matrix);
        for (var from = 0; from < given.Pods.Count; from++)
            for (var to = 0; to < given.Pods.Count; to++)
            {
                var found = listed.GetValueOrDefault((given.Pods[from].ToString(), given.Pods[to].ToString()), ConnectionSet.None);
                Assert.Equal(given.Connections(from, to), found.ToString());
            }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ByPod_EveryProbeWithExternals_Agrees(string name)
    {
        var given = ConformanceCase.Load(name);
        var listed = List(given.Evaluator.Matrix);
        var ranges = given.Externals.Select(external => $"ip:{RangeOf(given.Evaluator.Matrix, external)}").ToList();
        var pods = given.Pods.Select(pod => pod.ToString()).ToList();
        foreach (var (table, sources, destinations) in new[] { ("fromExternal", ranges, pods), ("toExternal", pods, ranges) })
            foreach (var (probe, protocol, port, rows) in given.Answers(table))
                for (var from = 0; from < sources.Count; from++)
                    for (var to = 0; to < destinations.Count; to++)
                    {
                        var found = listed.GetValueOrDefault((sources[from], destinations[to]), ConnectionSet.None);
                        Assert.True((rows[from][to] == '1') == found.Contains(protocol, port), $"{sources[from]} to {destinations[to]} on {probe}");
                    }
    }

    private static Dictionary<(string, string), ConnectionSet> List(ConnectionMatrix matrix) =>
        matrix.ByPod(includeSelf: true).ToDictionary(pair => (pair.Source, pair.Destination), pair => pair.Connections);

    private static IpRange RangeOf(ConnectionMatrix matrix, Endpoint external) => Assert.Single(matrix.Ranges, range => range.Contains(external.Addresses[0]));

    private static void AssertAgrees(ConformanceCase given, string table, IReadOnlyList<Endpoint> sources, IReadOnlyList<Endpoint> destinations)
    {
        foreach (var (probe, protocol, port, rows) in given.Answers(table))
            for (var from = 0; from < sources.Count; from++)
                for (var to = 0; to < destinations.Count; to++)
                {
                    var verdict = given.Evaluator.Evaluate(sources[from], destinations[to], protocol, port);
                    Assert.True((rows[from][to] == '1') == verdict.Allowed, string.Create(CultureInfo.InvariantCulture, $"{sources[from]} to {destinations[to]} on {probe}"));
                }
    }
}
