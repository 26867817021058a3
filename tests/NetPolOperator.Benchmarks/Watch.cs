using System.Text.Json.Nodes;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.Benchmarks;

/// <summary>
/// Sees from outside what is written, as it is written. A busy API server ends watches that fall behind: it is watched on from the last
/// version that was seen, as every informer does; listing all anew each time would take from what is measured.
/// </summary>
internal sealed class Watch : IAsyncDisposable
{
    private readonly Api _api;
    private readonly ResourceKind _kind;
    private readonly Action<JsonNode> _seen;
    private readonly CancellationTokenSource _stop = new();
    private string _version = string.Empty;

    private Watch(Api api, ResourceKind kind, Action<JsonNode> seen) => (_api, _kind, _seen) = (api, kind, seen);

    /// <summary>Ends only with an error, or when disposed of.</summary>
    public Task Reading { get; private set; } = Task.CompletedTask;

    /// <summary>Calls <paramref name="seen"/> with each object that is added or changed from now on.</summary>
    public static async Task<Watch> StartAsync(Api api, ResourceKind kind, Action<JsonNode> seen)
    {
        var result = new Watch(api, kind, seen);
        var (_, list) = await api.SendAsync(HttpMethod.Get, kind.Path() + "?limit=1");
        result._version = VersionOf(list!);
        result.Reading = result.ReadOnAsync(await result.OpenAsync());
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Reading.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    private static string VersionOf(JsonNode item) => item["metadata"]!["resourceVersion"]!.GetValue<string>();

    private async Task<HttpResponseMessage> OpenAsync()
    {
        var path = $"{_kind.Path()}?watch=true&resourceVersion={_version}&timeoutSeconds=3600";
        var response = await _api.OpenAsync(HttpMethod.Get, path, cancellationToken: _stop.Token);
        return response.EnsureSuccessStatusCode();
    }

    private async Task ReadOnAsync(HttpResponseMessage response)
    {
        while (true)
        {
            if (!await ReadAsync(response))
                await ListAsync();
            response = await OpenAsync();
        }
    }

    private async Task ListAsync()
    {
        var (_, list) = await _api.SendAsync(HttpMethod.Get, _kind.Path());
        foreach (var item in list!["items"]!.AsArray())
            _seen(item!);
        _version = VersionOf(list);
    }

    // To the stream's end, however it ends; only a stop is passed on. False where the version is too old to be watched on from.
    private async Task<bool> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            try
            {
                using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(_stop.Token));
                while (await reader.ReadLineAsync(_stop.Token) is { } line)
                {
                    var change = JsonNode.Parse(line)!;
                    var type = change["type"]!.GetValue<string>();
                    if (type == "ERROR")
                        return false;
                    _version = VersionOf(change["object"]!);
                    if (type is "ADDED" or "MODIFIED")
                        _seen(change["object"]!);
                }
            }
            catch (Exception error) when (error is IOException or HttpRequestException && !_stop.IsCancellationRequested)
            {
                // broken off: as good as ended
            }
        }

        return true;
    }
}
