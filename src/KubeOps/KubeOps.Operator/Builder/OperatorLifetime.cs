using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KubeOps.Operator.Builder;

/// <summary>Runs all informers and queues from start to stop or, with leader election, while this instance leads.</summary>
internal sealed partial class OperatorLifetime(IEnumerable<IEntityPipeline> pipelines, Leadership leadership, ILogger<OperatorLifetime> logger)
    : IHostedService, IDisposable
{
    private readonly Lock _gate = new();
    private readonly IEntityPipeline[] _pipelines = [.. pipelines];
    private CancellationTokenSource? _term;
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (leadership.Elector is not { } elector)
        {
            Begin();
            return Task.CompletedTask;
        }

        elector.OnStartedLeading += Begin;
        elector.OnStoppedLeading += End;
        if (elector.IsLeader())
            Begin();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (leadership.Elector is { } elector)
        {
            elector.OnStartedLeading -= Begin;
            elector.OnStoppedLeading -= End;
        }

        End();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _term?.Dispose();

    private void Begin()
    {
        lock (_gate)
        {
            if (_term is not null)
                return;
            _term = new CancellationTokenSource();
            leadership.IsRunning = true;
            _running = RunAsync(_running, _term);
        }
    }

    // Called when the lease is lost: what runs must end at once, so the token is set before anything else happens.
    private void End()
    {
        lock (_gate)
        {
            leadership.IsRunning = false;
            _term?.Cancel();
            _term = null;
        }
    }

    private async Task RunAsync(Task before, CancellationTokenSource term)
    {
        // A term begins when the one before has ended: pipelines run once at a time.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        LogStarted(_pipelines.Length);
        try
        {
            await Task.WhenAll(_pipelines.Select(pipeline => pipeline.RunAsync(term.Token))).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // logged: nobody else would hear of it
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e);
        }

        LogStopped();
        term.Dispose();
    }

    [LoggerMessage(LogLevel.Information, "Watching {Count} kinds.")]
    private partial void LogStarted(int count);

    [LoggerMessage(LogLevel.Information, "No longer watching.")]
    private partial void LogStopped();

    [LoggerMessage(LogLevel.Critical, "Watching failed.")]
    private partial void LogFailed(Exception error);
}
