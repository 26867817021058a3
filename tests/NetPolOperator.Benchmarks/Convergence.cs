using System.Diagnostics;
using System.Text.Json.Nodes;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.Benchmarks;

/// <summary>Notices when every policy is there and every segment's status says Ready=True.</summary>
internal sealed class Convergence : IAsyncDisposable
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _policies = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ready = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly int _expected;
    private readonly List<Watch> _watches = [];

    private Convergence(int expected) => _expected = expected;

    /// <summary>When the last policy was seen.</summary>
    public TimeSpan PoliciesAt { get; private set; }

    /// <summary>When the last status was seen.</summary>
    public TimeSpan StatusesAt { get; private set; }

    public static async Task<Convergence> WatchAsync(Api api, int expected)
    {
        var result = new Convergence(expected);
        result._watches.Add(await Watch.StartAsync(api, ResourceKind.NetworkPolicy, policy => result.Seen(policy, result._policies)));
        result._watches.Add(await Watch.StartAsync(api, ResourceKind.AppSegment, segment =>
        {
            if (IsReady(segment))
                result.Seen(segment, result._ready);
        }));
        return result;
    }

    /// <summary>Starts the clock.</summary>
    public void Start() => _clock.Restart();

    /// <summary>Waits for the end; an error with the counts after five minutes.</summary>
    public async Task FinishedAsync()
    {
        try
        {
            var first = await Task.WhenAny([_done.Task, .. _watches.Select(watch => watch.Reading)]).WaitAsync(TimeSpan.FromMinutes(5));
            await first;
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"not converged: {_policies.Count} policies and {_ready.Count} statuses of {_expected}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var watch in _watches)
            await watch.DisposeAsync();
    }

    /// <summary>Whether the segment's status says Ready=True.</summary>
    public static bool IsReady(JsonNode segment) => segment["status"]?["conditions"]?.AsArray().Any(condition =>
        condition!["type"]!.GetValue<string>() == "Ready" && condition["status"]!.GetValue<string>() == "True") ?? false;

    private void Seen(JsonNode item, HashSet<string> set)
    {
        lock (_lock)
        {
            if (!set.Add($"{item["metadata"]!["namespace"]}/{item["metadata"]!["name"]}"))
                return;
            if (_policies.Count == _expected && PoliciesAt == default)
                PoliciesAt = _clock.Elapsed;
            if (_ready.Count == _expected && StatusesAt == default)
                StatusesAt = _clock.Elapsed;
            if (PoliciesAt != default && StatusesAt != default)
                _done.TrySetResult();
        }
    }
}
