using System.Diagnostics;

namespace NetPolOperator.E2ETests.Harness;

/// <summary>The command line as users run it: the real program, a process of its own.</summary>
public static class NetPol
{
    /// <summary>Runs it to its end, with something on standard input if given.</summary>
    public static async Task<(int ExitCode, string Out, string Error)> RunAsync(string[] arguments, string input = "")
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "netpol.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
