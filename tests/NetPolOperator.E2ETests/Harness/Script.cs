using System.Diagnostics;
using System.Reflection;

namespace NetPolOperator.E2ETests.Harness;

/// <summary>Runs the project's own shell scripts.</summary>
public static class Script
{
    /// <summary>The project's folder.</summary>
    public static string RepositoryRoot { get; } = Path.GetFullPath(
        typeof(Script).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!);

    /// <summary>Runs hack/NAME and gives its last line on standard output.</summary>
    public static string Run(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(RepositoryRoot, "hack", name), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("NETPOL_TEST_KUBECONFIG"); // read by the tests themselves; the script would answer with that cluster
        using var process = Process.Start(start)!;
        // The servers that the script starts have their own files for output, so both streams end with the script.
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"hack/{name} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{errors.Result}");
        return output.TrimEnd().Split('\n')[^1];
    }
}
