using k8s.Models;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Ports;
using Endpoint = NetPolOperator.Core.Evaluation.Endpoint;

namespace NetPolOperator.Core.Tests.Evaluation.Random;

/// <summary>Compares the evaluator with the naive one: every pair of ends, every port at which anything can change.</summary>
public static class Disagreement
{
    /// <summary>The first difference in words, or null.</summary>
    public static string? Find(RandomCluster cluster, Func<RandomCluster, RandomCluster>? broken = null, Func<RandomCluster, NaiveEvaluator>? naive = null)
    {
        var evaluated = broken?.Invoke(cluster) ?? cluster;
        var evaluator = PolicyEvaluator.Create(evaluated.Namespaces, evaluated.Pods, evaluated.Policies);
        var expected = naive?.Invoke(cluster) ?? new NaiveEvaluator(cluster);
        var listed = evaluator.Matrix.ByPod(includeSelf: true).ToDictionary(pair => (pair.Source, pair.Destination), pair => pair.Connections);
        var ends = Ends(cluster, evaluator).ToList();
        return (from source in ends
                from destination in ends
                where !(source.Real.IsExternal && destination.Real.IsExternal)
                select Compare(evaluator, expected, listed, source, destination)).FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<(NaiveEvaluator.End Naive, Endpoint Real, string Name)> Ends(RandomCluster cluster, PolicyEvaluator evaluator)
    {
        foreach (var pod in cluster.Pods)
        {
            var real = evaluator.FindPod(pod.Metadata.NamespaceProperty, pod.Metadata.Name)!;
            yield return (new NaiveEvaluator.End(pod, null), real, real.ToString());
        }

        foreach (var text in RandomCluster.Externals)
        {
            Assert.True(IpAddress.TryParse(text, out var address));
            var range = evaluator.Matrix.Ranges.Single(range => range.Contains(address));
            yield return (new NaiveEvaluator.End(null, text), Endpoint.OfAddress(address), $"ip:{range}");
        }
    }

    private static string? Compare(
        PolicyEvaluator evaluator,
        NaiveEvaluator naive,
        Dictionary<(string, string), ConnectionSet> listed,
        (NaiveEvaluator.End Naive, Endpoint Real, string Name) source,
        (NaiveEvaluator.End Naive, Endpoint Real, string Name) destination)
    {
        var single = evaluator.Connections(source.Real, destination.Real);
        var all = listed.GetValueOrDefault((source.Name, destination.Name), ConnectionSet.None);
        if (!single.Equals(all))
            return $"{source.Real} to {destination.Real}: one by one {single}, all pairs {all}";
        foreach (var protocol in TransportProtocols.All)
        {
            // Between two probes nothing may change, so these answers are the whole set.
            if (single[protocol].Ranges.Any(range => !RandomCluster.Probes.Contains(range.First) || !RandomCluster.Probes.Contains(range.Last)))
                return $"{source.Real} to {destination.Real}: bounds from nowhere in {single}";
            foreach (var port in RandomCluster.Probes)
                if (single.Contains(protocol, port) != naive.Allowed(source.Naive, destination.Naive, protocol.Name(), port))
                    return $"{source.Real} to {destination.Real} on {protocol.Name()} {port}: evaluated to {single}";
        }

        // Single questions go another way through the code than sets; one port of each answer is enough.
        var probe = RandomCluster.Probes[(source.Name.Length + destination.Name.Length) % RandomCluster.Probes.Count];
        return TransportProtocols.All.All(protocol => evaluator.Evaluate(source.Real, destination.Real, protocol, probe).Allowed == single.Contains(protocol, probe))
            ? null
            : $"{source.Real} to {destination.Real} on {probe}: verdict and set differ";
    }
}
