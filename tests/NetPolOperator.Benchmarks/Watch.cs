using System.Text.Json.Nodes;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.Benchmarks;

/// <summary>Sees from outside what is written, as it is written. A busy API server ends watches that fall behind: then all is listed, and watched on.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private readonly Api _api;
    private readonly ResourceKind _kind;
    private readonly Action<JsonNode> _seen;
    private readonly CancellationTokenSource _stop = new();

    private Watch(Api api, ResourceKind kind, Action<JsonNode> seen) => (_api, _kind, _seen) = (api, kind, seen);

    /// <summary>Ends only with an error, or when disposed of.</summary>
    public Task Reading { get; private set; } = Task.CompletedTask;

    /// <summary>Calls <paramref name="seen"/> with each object that is added or changed from now on.</summary>
    public static async Task<Watch> StartAsync(Api api, ResourceKind kind, Action<JsonNode> seen)
    {
        var result = new Watch(api, kind, seen);
        var (_, list) = await api.SendAsync(HttpMethod.Get, kind.Path() + "?limit=1");
        var response = await result.OpenAsync(list!);
        result.Reading = result.ReadOnAsync(response);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Reading.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    private async Task<HttpResponseMessage> OpenAsync(JsonNode list)
    {
        var version = list["metadata"]!["resourceVersion"]!.GetValue<string>();
        var path = $"{_kind.Path()}?watch=true&resourceVersion={version}&timeoutSeconds=3600";
        var response = await _api.OpenAsync(HttpMethod.Get, path, cancellationToken: _stop.Token);
        return response.EnsureSuccessStatusCode();
    }

    private async Task ReadOnAsync(HttpResponseMessage response)
    {
        while (true)
        {
            await ReadAsync(response);
            var (_, list) = await _api.SendAsync(HttpMethod.Get, _kind.Path());
            foreach (var item in list!["items"]!.AsArray())
                _seen(item!);
            response = await OpenAsync(list);
        }
    }

    // To the stream's end, however it ends; only a stop is passed on.
    private async Task ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            try
            {
                using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(_stop.Token));
                while (await reader.ReadLineAsync(_stop.Token) is { } line)
                {
                    var change = JsonNode.Parse(line)!;
                    if (change["type"]!.GetValue<string>() is "ADDED" or "MODIFIED")
                        _seen(change["object"]!);
                    else if (change["type"]!.GetValue<string>() is "ERROR")
                        return;
                }
            }
            catch (Exception error) when (error is IOException or HttpRequestException && !_stop.IsCancellationRequested)
            {
                // broken off: as good as ended
            }
        }
    }
}
