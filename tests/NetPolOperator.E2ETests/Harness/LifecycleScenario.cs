namespace NetPolOperator.E2ETests.Harness;

/// <summary>Base of the tests that start and stop operators themselves; in the end the shared one runs again.</summary>
public abstract class LifecycleScenario : Scenario
{
    private int _fences;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Cluster.EnsureOperatorAsync();
    }

    /// <summary>Waits until the process is the leader.</summary>
    protected static Task LeadsAsync(OperatorProcess process) => Eventually.HoldsAsync(
        async () => Assert.Equal(1, await process.MetricAsync("netpol_leader")), () => process.LogTail(20));

    /// <summary>
    /// Waits until all is written that the operator has to say of a namespace. One look ends before the next one begins: when a second change of a
    /// segment without any effect has reached its status, the look that saw the first one is over, and with it whatever was to be written before.
    /// </summary>
    protected async Task JudgedAsync(string ns)
    {
        for (var i = 0; i < 2; i++)
        {
            await SegmentAsync(ns, "fence", $"podSelector: {{matchLabels: {{app: fence}}}}\ndns: None\nports: [{{port: {Interlocked.Increment(ref _fences)}}}]");
            await SegmentReadyAsync(ns, "fence");
        }
    }

    /// <summary>How many writes of a resource a process has made.</summary>
    protected static async Task<double> WritesAsync(OperatorProcess process, string resource)
    {
        var sum = 0.0;
        foreach (var verb in new[] { "create", "update", "patch", "delete", "deletecollection" })
            sum += await process.MetricAsync("netpol_api_requests_total", $"verb=\"{verb}\"", $"resource=\"{resource}\"");
        return sum;
    }

    /// <summary>Namespaces with segments, all of them ready.</summary>
    protected async Task<List<string>> ShopAsync(int namespaces, int segments)
    {
        var names = new List<string>();
        for (var i = 0; i < namespaces; i++)
        {
            names.Add(await NamespaceAsync($"shop{i}"));
            for (var j = 0; j < segments; j++)
                await SegmentAsync(names[i], $"app-{j}", $"podSelector: {{matchLabels: {{app: app-{j}}}}}\ndns: None");
        }

        foreach (var ns in names)
        {
            for (var j = 0; j < segments; j++)
                await SegmentReadyAsync(ns, $"app-{j}");
        }

        return names;
    }
}
