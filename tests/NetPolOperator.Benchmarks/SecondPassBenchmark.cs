using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.Benchmarks;

/// <summary>A restarted operator that finds everything as it should be writes nothing.</summary>
internal sealed class SecondPassBenchmark(Api api, ClusterLoad load, BenchmarkOptions options)
{
    /// <summary>Where it has something done at the end.</summary>
    public const string Namespace = "bench-last";

    /// <summary>How many policies and segments changed while a new process looked at all of them.</summary>
    public async Task<int> RunAsync(Func<OperatorProcess> start)
    {
        await api.DeleteAsync(ResourceKind.Lease, OperatorIdentity.Namespace, "netpol-operator");
        var before = await VersionsAsync();
        await using var process = start();
        await process.ReadyAsync();
        await Eventually.HoldsAsync(async () => Require(await process.MetricAsync("netpol_policies", "state=\"in_sync\"") >= options.Segments, "not all are planned"));
        await Eventually.HoldsAsync(async () => Require(await process.MetricAsync("netpol_workqueue_depth") == 0, "the queue is not empty"));
        // Statuses are coalesced for up to a second a namespace: a change made now is told after all that could still come.
        await api.ApplyAsync($"{{apiVersion: v1, kind: Namespace, metadata: {{name: {Namespace}, labels: {{kubernetes.io/metadata.name: {Namespace}}}}}}}");
        await api.ApplyAsync($"{{apiVersion: netpol.io/v1alpha1, kind: AppSegment, metadata: {{name: last, namespace: {Namespace}}}, spec: {{podSelector: {{}}, isolate: [Ingress]}}}}");
        await Eventually.HoldsAsync(async () => Require(Convergence.IsReady(await api.GetAsync(ResourceKind.AppSegment, Namespace, "last")), "the last one is not ready"));
        var after = await VersionsAsync();
        await api.DeleteAsync(ResourceKind.Namespace, null, Namespace);
        return before.Count(entry => !after.TryGetValue(entry.Key, out var version) || version != entry.Value);
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new InvalidOperationException(message);
    }

    private async Task<Dictionary<string, string>> VersionsAsync() => (await load.PoliciesAsync()).Concat(await load.SegmentsAsync()).ToDictionary(
        item => item["metadata"]!["uid"]!.GetValue<string>(), item => item["metadata"]!["resourceVersion"]!.GetValue<string>(), StringComparer.Ordinal);
}
