using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NetPolOperator.E2ETests.Harness;

/// <summary>The operator as users run it: the real program, a process of its own.</summary>
public sealed class OperatorProcess : IAsyncDisposable
{
    private const int KeptLines = 400;
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly ConcurrentQueue<string> _log = new();
    private readonly Process _process;

    private OperatorProcess(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it serves probes and metrics.</summary>
    public Uri Endpoint { get; }

    /// <summary>What it has written lately.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>The last lines of it.</summary>
    public string LogTail(int lines) => string.Join('\n', _log.TakeLast(lines));

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>
    /// Starts the program at <paramref name="program"/>, else the one that NETPOL_TEST_OPERATOR names (as it is shipped: published,
    /// trimmed), else the one that was built beside the tests.
    /// </summary>
    public static OperatorProcess Start(string kubeconfig, IReadOnlyDictionary<string, string>? environment = null, string? program = null)
    {
        var endpoint = new Uri($"http://127.0.0.1:{FreePort()}");
        string[] arguments = ["--kubeconfig", kubeconfig, "--bind-address", endpoint.Authority];
        program ??= Environment.GetEnvironmentVariable("NETPOL_TEST_OPERATOR");
        var start = string.IsNullOrEmpty(program)
            ? new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "netpol-operator.dll"), .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["NETPOL_OPERATOR_NAMESPACE"] = OperatorIdentity.Namespace;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new OperatorProcess(Process.Start(start)!, endpoint);
    }

    /// <summary>Waits until the readiness probe answers 200. A process that ends meanwhile is not waited for: it never will be ready.</summary>
    public async Task ReadyAsync()
    {
        await Eventually.HoldsAsync(
            async () =>
            {
                if (HasExited)
                    return;
                using var response = await Http.GetAsync(new Uri(Endpoint, "/readyz"));
                if (response.StatusCode != HttpStatusCode.OK)
                    throw new InvalidOperationException($"/readyz: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
            },
            () => Log);
        if (HasExited)
            throw new InvalidOperationException($"the operator ended with {ExitCode}\n{Log}");
    }

    /// <summary>What a probe answers.</summary>
    public async Task<(HttpStatusCode Status, string Text)> ProbeAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(Endpoint, path));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The sum of all samples of a metric whose labels contain each of the given texts (as <c>verb="POST"</c>).</summary>
    public async Task<double> MetricAsync(string name, params string[] labels)
    {
        var text = await Http.GetStringAsync(new Uri(Endpoint, "/metrics"));
        return text.Split('\n')
            .Where(line => line.StartsWith(name, StringComparison.Ordinal) && (line.Length > name.Length && line[name.Length] is ' ' or '{'))
            .Where(line => labels.All(label => line.Contains(label, StringComparison.Ordinal)))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    /// <summary>Ends when the process does.</summary>
    public Task ExitedAsync() => _process.WaitForExitAsync();

    /// <summary>SIGKILL: it gets no chance to give the lease back.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as the kubelet does it, and the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await TerminateAsync().WaitAsync(TimeSpan.FromSeconds(20)).ContinueWith(_ => _process.Kill(), TaskScheduler.Default);
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _log.Enqueue(line);
        while (_log.Count > KeptLines)
            _log.TryDequeue(out _);
    }
}
