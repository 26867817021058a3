using System.Collections.Concurrent;
using System.Diagnostics;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.Benchmarks;

/// <summary>How long an edit of a policy of ours lasts, beside how long one bare PATCH takes.</summary>
internal sealed class DriftBenchmark(Api api, ClusterLoad load, int edits)
{
    private const string Edit = "{spec: {podSelector: {matchLabels: {drifted: 'yes'}}}}";
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    public async Task<Latencies> RunAsync()
    {
        // A policy of nobody's: the PATCH that is measured bare touches the same kind of object and is answered by nobody.
        const string Bare = "bench-bare-patch";
        await api.ApplyAsync($"{{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{name: {Bare}, namespace: bench-0}}, spec: {{podSelector: {{}}, policyTypes: [Ingress]}}}}");
        await using var watch = await Watch.StartAsync(api, ResourceKind.NetworkPolicy, policy =>
        {
            if (policy["spec"]!["podSelector"]?["matchLabels"]?["drifted"] is null && _waiting.TryRemove(policy["metadata"]!["uid"]!.GetValue<string>(), out var waiting))
                waiting.TrySetResult();
        });
        var (bare, corrections) = (new List<double>(), new List<double>());
        // Spread over all policies: one that is edited again and again is backed off from.
        var policies = await load.PoliciesAsync();
        for (var i = 0; i < edits; i++)
        {
            var policy = policies[(int)((long)i * policies.Count / edits)]["metadata"]!;
            bare.Add(await TimeAsync(() => api.PatchAsync(
                ResourceKind.NetworkPolicy, "bench-0", Bare, $"{{spec: {{podSelector: {{matchLabels: {{drifted: 'n{i}'}}}}}}}}")));
            corrections.Add(await TimeAsync(() => CorrectedAsync(
                policy["namespace"]!.GetValue<string>(), policy["name"]!.GetValue<string>(), policy["uid"]!.GetValue<string>())));
        }

        await api.DeleteAsync(ResourceKind.NetworkPolicy, "bench-0", Bare);
        return new Latencies(bare, corrections);
    }

    // From before the edit is sent until the corrected policy is seen: the edit's own round trip is part of it.
    private async Task CorrectedAsync(string ns, string name, string uid)
    {
        // Waited for before it is sent: the correction may be seen before the edit is answered.
        var corrected = _waiting.GetOrAdd(uid, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await api.PatchAsync(ResourceKind.NetworkPolicy, ns, name, Edit);
        await corrected.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }
}

/// <summary>Milliseconds, one each.</summary>
internal sealed record Latencies(IReadOnlyList<double> Bare, IReadOnlyList<double> Corrections)
{
    /// <summary>The value below which the given share lies.</summary>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }
}
