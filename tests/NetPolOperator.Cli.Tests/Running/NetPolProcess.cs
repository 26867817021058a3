using System.Diagnostics;

namespace NetPolOperator.Cli.Tests.Running;

/// <summary>The program as a process of its own, under whatever name.</summary>
internal static class NetPolProcess
{
    /// <summary>The program beside these tests.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "netpol");

    /// <summary>Runs a program to its end.</summary>
    public static async Task<CliResult> RunAsync(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        // What the tests were started with must be found by the program, too, wherever .NET is installed.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, output, await error);
    }
}
