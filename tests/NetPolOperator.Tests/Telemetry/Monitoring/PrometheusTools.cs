using System.Diagnostics;

namespace NetPolOperator.Tests.Telemetry.Monitoring;

/// <summary>The real promtool and prometheus; hack/tools.sh brings them where they are missing.</summary>
internal static class PrometheusTools
{
    private static readonly Lazy<bool> Present = new(Bring);

    /// <summary>Runs promtool; the exit code and all that it printed.</summary>
    public static async Task<(int Code, string Output)> PromtoolAsync(string input, params string[] arguments)
    {
        _ = Present.Value;
        return await RunAsync("promtool", input, arguments);
    }

    /// <summary>Starts prometheus and leaves it running; its log goes to a file.</summary>
    public static Process StartPrometheus(string log, params string[] arguments)
    {
        _ = Present.Value;

        // The shell becomes prometheus, so that ending the process ends it.
        return Process.Start(new ProcessStartInfo("sh", ["-c", "log=$1; shift; exec prometheus \"$@\" >\"$log\" 2>&1", "sh", log, .. arguments]))!;
    }

    private static bool Bring()
    {
        if (OnPath("promtool") && OnPath("prometheus"))
            return true;
        var (code, output) = RunAsync(Repository.Path("hack/tools.sh"), "", ["promtool", "prometheus"]).GetAwaiter().GetResult();
        return code == 0 ? true : throw new InvalidOperationException($"These tests need promtool and prometheus:\n{output}");
    }

    private static bool OnPath(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));

    private static async Task<(int Code, string Output)> RunAsync(string program, string input, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
