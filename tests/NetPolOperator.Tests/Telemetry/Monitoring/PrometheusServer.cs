using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using NetPolOperator.Telemetry;
using NetPolOperator.Tests.Telemetry.Exposition;
using NetPolOperator.Tests.Telemetry.Serving;

namespace NetPolOperator.Tests.Telemetry.Monitoring;

/// <summary>A busy operator's endpoint, and a real Prometheus on the loopback that has scraped it at least twice.</summary>
#pragma warning disable CA1001 // xunit calls DisposeAsync.
public sealed class PrometheusServer : IAsyncLifetime
#pragma warning restore CA1001
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("netpol-prometheus-").FullName;
    private readonly OperatorMetrics _metrics = new();
    private readonly TelemetryServer _target;
    private readonly HttpClient _client = new();
    private Process? _prometheus;

    public PrometheusServer() => _target = new TelemetryServer(_metrics, new HealthRegistry());

    /// <summary>What Prometheus has logged.</summary>
    public string Log => File.ReadAllText(LogFile);

    private string LogFile => Path.Combine(_folder, "prometheus.log");

    public async Task InitializeAsync()
    {
        await _target.StartAsync();
        ExpositionFixture.BeBusy(_metrics);
        await File.WriteAllTextAsync(Path.Combine(_folder, "prometheus.yml"), $$"""
            global: {scrape_interval: 1s, scrape_timeout: 1s}
            scrape_configs:
            - job_name: netpol-operator
              honor_labels: true
              static_configs: [{targets: ["{{_target.Address}}"]}]
            """);
        var port = FreePort();
        _prometheus = PrometheusTools.StartPrometheus(
            LogFile, $"--config.file={_folder}/prometheus.yml", $"--storage.tsdb.path={_folder}/data", $"--web.listen-address=127.0.0.1:{port}");
        _client.BaseAddress = new Uri($"http://127.0.0.1:{port}/api/v1/");
        await UntilAsync("netpol_prune_blocked_total == 1");

        // Rates need a step between two scrapes.
        ExpositionFixture.BeBusy(_metrics);
        await UntilAsync("netpol_prune_blocked_total == 2");
    }

    public async Task DisposeAsync()
    {
        if (_prometheus is not null)
        {
            if (!_prometheus.HasExited)
                _prometheus.Kill();
            await _prometheus.WaitForExitAsync();
            _prometheus.Dispose();
        }

        _client.Dispose();
        await _target.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The answer's data; what Prometheus has against the question fails the test.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative));
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.True(answer.RootElement.GetProperty("status").GetString() == "success", $"{path}: {answer.RootElement}");
        return answer.RootElement.GetProperty("data").Clone();
    }

    /// <summary>The result of a PromQL expression, as (labels, value) entries.</summary>
    public async Task<JsonElement[]> QueryAsync(string expression) =>
        [.. (await GetAsync($"query?query={Uri.EscapeDataString(expression)}")).GetProperty("result").EnumerateArray()];

    private async Task UntilAsync(string expression)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if ((await QueryAsync(expression)).Length > 0)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or JsonException)
            {
                // It is still starting.
            }

            if (waited.Elapsed > Patience || _prometheus!.HasExited)
                throw new TimeoutException($"Prometheus does not answer {expression}. Its log:\n{Log}");

            // Another process: there is nothing to await but time.
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
