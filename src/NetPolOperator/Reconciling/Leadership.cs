using k8s.LeaderElection;
using NetPolOperator.Telemetry;

namespace NetPolOperator.Reconciling;

/// <summary>Whether this replica is the one that writes. Without an elector it always is.</summary>
internal sealed class Leadership : IDisposable
{
    private readonly LeaderElector? _elector;
    private readonly OperatorMetrics _metrics;
    private readonly TaskCompletionSource _acquired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _lost = new();
    private volatile Exception? _failed;

    /// <summary>Follows the elector, if there is one.</summary>
    public Leadership(OperatorMetrics metrics, LeaderElector? elector = null)
    {
        _metrics = metrics;
        _elector = elector;
        if (elector is null)
        {
            Acquire();
            return;
        }

        elector.OnStartedLeading += Acquire;
        elector.OnStoppedLeading += Lose;
        elector.OnError += Fail;
        if (elector.IsLeader())
        {
            Acquire();
        }
    }

    /// <summary>Whether this replica leads now.</summary>
    public bool IsLeader => _acquired.Task.IsCompletedSuccessfully && !_lost.IsCancellationRequested;

    /// <summary>Whether another replica leads, as far as is known.</summary>
    public string? OtherLeader => _elector is { } elector && !IsLeader && !elector.IsLeader() ? elector.GetLeader() : null;

    /// <summary>
    /// Why this replica can neither lead nor know who does; null where all is well. A standby that sees a leader is fine.
    /// </summary>
    public string? Problem => !IsLeader && _failed is { } failed && string.IsNullOrEmpty(_elector?.GetLeader())
        ? $"the Lease cannot be read or written, and no leader is known: {failed.Message}"
        : null;

    /// <summary>Cancelled the moment the lease is lost: no write may be begun after that.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Waits until this replica leads.</summary>
    public Task WhenAcquiredAsync(CancellationToken cancellationToken) => _acquired.Task.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_elector is not null)
        {
            _elector.OnStartedLeading -= Acquire;
            _elector.OnStoppedLeading -= Lose;
            _elector.OnError -= Fail;
        }

        _lost.Dispose();
    }

    private void Acquire()
    {
        _metrics.SetLeader(true);
        _acquired.TrySetResult();
    }

    private void Fail(Exception error) => _failed = error;

    private void Lose()
    {
        _metrics.SetLeader(false);
        _lost.Cancel();
    }
}
