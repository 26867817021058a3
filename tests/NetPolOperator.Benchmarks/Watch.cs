using System.Text.Json.Nodes;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.Benchmarks;

/// <summary>Sees from outside what is written, as it is written.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    private Watch(Task reading, CancellationTokenSource stop) => (_reading, _stop) = (reading, stop);

    /// <summary>Calls <paramref name="seen"/> with each object that is added or changed from now on.</summary>
    public static async Task<Watch> StartAsync(Api api, ResourceKind kind, Action<JsonNode> seen)
    {
        var (_, list) = await api.SendAsync(HttpMethod.Get, kind.Path() + "?limit=1");
        var version = list!["metadata"]!["resourceVersion"]!.GetValue<string>();
        var stop = new CancellationTokenSource();
        var response = await api.OpenAsync(
            HttpMethod.Get, $"{kind.Path()}?watch=true&allowWatchBookmarks=true&resourceVersion={version}&timeoutSeconds=3600", cancellationToken: stop.Token);
        response.EnsureSuccessStatusCode();
        return new Watch(ReadAsync(response, seen, stop.Token), stop);
    }

    /// <summary>Ends only with an error, or when disposed of.</summary>
    public Task Reading => _reading;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    private static async Task ReadAsync(HttpResponseMessage response, Action<JsonNode> seen, CancellationToken cancel)
    {
        using (response)
        {
            try
            {
                using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancel));
                while (await reader.ReadLineAsync(cancel) is { } line)
                {
                    var change = JsonNode.Parse(line)!;
                    if (change["type"]!.GetValue<string>() is "ADDED" or "MODIFIED")
                        seen(change["object"]!);
                    else if (change["type"]!.GetValue<string>() is "ERROR")
                        throw new InvalidOperationException($"the watch ended: {line}");
                }

                throw new InvalidOperationException("the watch ended");
            }
            catch (Exception) when (cancel.IsCancellationRequested)
            {
                // asked to stop
            }
        }
    }
}
