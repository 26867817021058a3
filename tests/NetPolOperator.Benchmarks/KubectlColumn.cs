using System.Diagnostics;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.Benchmarks;

/// <summary>The third column: what a person or a pipeline would do instead.</summary>
internal static class KubectlColumn
{
    /// <summary>Seconds that <c>kubectl apply --server-side</c> takes for the same policies, or null where there is no kubectl.</summary>
    public static async Task<double?> MeasureAsync(Api api, ClusterLoad load, string folder, Action<string> say)
    {
        if (!IsThere())
            return null;
        var policies = await load.PoliciesAsync();
        var file = Path.Combine(folder, "policies.json");
        foreach (var metadata in policies.Select(policy => policy["metadata"]!.AsObject()))
        {
            foreach (var field in new[] { "resourceVersion", "uid", "creationTimestamp", "generation", "selfLink" })
                metadata.Remove(field);
        }

        await File.WriteAllLinesAsync(file, policies.Select(policy => policy.ToJsonString()));
        await load.ResetAsync();
        say("kubectl apply --server-side");
        var watch = Stopwatch.StartNew();
        using var process = Start(["--kubeconfig", api.KubeConfig, "apply", "--server-side", "-f", file]);
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? watch.Elapsed.TotalSeconds : null;
    }

    private static bool IsThere()
    {
        try
        {
            using var process = Start(["version", "--client"]);
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static Process Start(string[] arguments) => Process.Start(new ProcessStartInfo("kubectl", arguments) { RedirectStandardOutput = true })!;
}
