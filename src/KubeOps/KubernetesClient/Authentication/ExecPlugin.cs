using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace k8s.Authentication;

/// <summary>Runs a plugin and reads what it answers.</summary>
internal static class ExecPlugin
{
    /// <exception cref="KubeConfigException">It is not there, failed, took too long, or answered something else than credentials.</exception>
    public static async Task<ExecCredentialResponse> RunAsync(ExternalExecution exec, CancellationToken cancellationToken)
    {
        var interactive = ExecInfo.IsInteractive(exec);
        using var process = Start(exec, interactive);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(KubernetesClientConfiguration.ExecTimeout);
        try
        {
            var complaints = ReadComplaintsAsync(process, limit.Token);
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            var said = await complaints.ConfigureAwait(false);
            return process.ExitCode == 0
                ? Parse(output, exec)
                : throw Failed(exec, $"exited with {process.ExitCode}{(said.Length == 0 ? "" : ": " + said)}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw Failed(exec, $"did not finish within {KubernetesClientConfiguration.ExecTimeout.TotalSeconds:0} s");
        }
    }

    private static Process Start(ExternalExecution exec, bool interactive)
    {
        var start = new ProcessStartInfo(exec.Command)
        {
            UseShellExecute = false,
            RedirectStandardInput = !interactive,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in exec.Arguments ?? [])
            start.ArgumentList.Add(argument);
        foreach (var variable in exec.EnvironmentVariables ?? [])
            start.Environment[variable["name"]] = variable.GetValueOrDefault("value", "");
        start.Environment["KUBERNETES_EXEC_INFO"] = ExecInfo.For(exec, interactive);
        try
        {
            var process = Process.Start(start)!;
            if (!interactive)
                process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            var hint = string.IsNullOrWhiteSpace(exec.InstallHint) ? "install it, or put it in PATH" : exec.InstallHint.Trim();
            throw Failed(exec, $"cannot be run ({e.Message}): {hint}", e);
        }
    }

    /// <summary>What the plugin says on standard error is for people: it is shown at once, and its end is kept for the error.</summary>
    private static async Task<string> ReadComplaintsAsync(Process process, CancellationToken cancellationToken)
    {
        var lines = new Queue<string>();
        while (await process.StandardError.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            await Console.Error.WriteLineAsync(line.AsMemory(), cancellationToken).ConfigureAwait(false);
            lines.Enqueue(line.Trim());
            if (lines.Count > 5)
                lines.Dequeue();
        }

        return new StringBuilder().AppendJoin(" ", lines).ToString().Trim();
    }

    private static ExecCredentialResponse Parse(string output, ExternalExecution exec)
    {
        ExecCredentialResponse? response;
        try
        {
            response = KubernetesJson.Deserialize<ExecCredentialResponse>(output);
        }
        catch (JsonException e)
        {
            throw Failed(exec, $"did not answer an ExecCredential in JSON: {e.Message}", e);
        }

        if (response?.Kind is not "ExecCredential" || response.ApiVersion != exec.ApiVersion)
            throw Failed(exec, $"answered {response?.Kind} of {response?.ApiVersion}, where an ExecCredential of {exec.ApiVersion} was asked for");
        return response.Status?.IsValid() == true
            ? response
            : throw Failed(exec, "answered neither status.token nor status.clientCertificateData with status.clientKeyData");
    }

    private static KubeConfigException Failed(ExternalExecution exec, string how, Exception? e = null) =>
        new($"{(exec.Source is null ? "" : exec.Source + ": ")}exec plugin {exec.Command} {how}", e!);
}
