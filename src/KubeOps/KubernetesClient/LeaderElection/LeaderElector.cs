using System.Net;
using k8s.Autorest;

#nullable disable // as KubernetesClient's

namespace k8s.LeaderElection;

/// <summary>
/// Sees to it that one of several processes leads. Clocks need not agree: how long a lease has not been renewed is measured by our
/// own clock from the moment we saw it change, and only its duration is taken from what others wrote.
/// </summary>
public class LeaderElector : IDisposable
{
    private const double JitterFactor = 1.2;

    private readonly LeaderElectionConfig _config;
    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private volatile Observation _observed;
    private string _reportedLeader;

    /// <summary>An elector; it does nothing until it is run.</summary>
    public LeaderElector(LeaderElectionConfig config)
        : this(config, TimeProvider.System, Random.Shared.NextDouble)
    {
    }

    internal LeaderElector(LeaderElectionConfig config, TimeProvider time, Func<double> random)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (config.LeaseDuration <= config.RenewDeadline || config.RenewDeadline <= config.RetryPeriod * JitterFactor)
        {
            throw new ArgumentException(
                $"LeaseDuration ({config.LeaseDuration}) must be longer than RenewDeadline ({config.RenewDeadline}), and that longer than "
                + $"{JitterFactor} times RetryPeriod ({config.RetryPeriod})", nameof(config));
        }

        _config = config;
        _time = time;
        _random = random;
    }

    /// <summary>We lead from now on.</summary>
    public event Action OnStartedLeading;

    /// <summary>We no longer lead. The lease is given up only after every handler has returned.</summary>
    public event Action OnStoppedLeading;

    /// <summary>Someone else (or we) leads now; also for the first leader that is seen.</summary>
    public event Action<string> OnNewLeader;

    /// <summary>A try failed; it goes on.</summary>
    public event Action<Exception> OnError;

    /// <summary>Whether we hold a lease that has not run out.</summary>
    public bool IsLeader() => _observed is { } seen && IsOurs(seen.Record) && !HasRunOut(seen);

    /// <summary>Who leads, as far as we know.</summary>
    public string GetLeader() => _observed?.Record.HolderIdentity;

    /// <summary>Waits until we lead, and leads until that is lost.</summary>
    /// <returns>Completes when leadership was lost.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; if we led, the lease was given up so that another can follow at once.</exception>
    public async Task RunUntilLeadershipLostAsync(CancellationToken cancellationToken = default)
    {
        await AcquireAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            OnStartedLeading?.Invoke();
            await HoldAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            try
            {
                OnStoppedLeading?.Invoke();
            }
            finally
            {
                await ReleaseAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Leads whenever it can.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task RunAndTryToHoldLeadershipForeverAsync(CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested)
            await RunUntilLeadershipLostAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Nothing to do: a run ends by its token.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    private async Task AcquireAsync(CancellationToken cancellationToken)
    {
        while (!await TryAsync(_config.RenewDeadline, cancellationToken).ConfigureAwait(false))
            await Task.Delay(_config.RetryPeriod * (1 + (_random() * JitterFactor)), _time, cancellationToken).ConfigureAwait(false);
    }

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        var renewed = _time.GetTimestamp();
        while (Left(renewed) is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left < _config.RetryPeriod ? left : _config.RetryPeriod, _time, cancellationToken).ConfigureAwait(false);
            if (await TryAsync(Left(renewed), cancellationToken).ConfigureAwait(false))
                renewed = _observed.At;
            else if (!IsOurs(_observed?.Record))
                return;
        }
    }

    private TimeSpan Left(long renewed) => _config.RenewDeadline - _time.GetElapsedTime(renewed);

    /// <summary>One try, which takes no longer than it may.</summary>
    private async Task<bool> TryAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        if (limit <= TimeSpan.Zero)
            return false;
        using var deadline = new CancellationTokenSource(limit, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await TryAcquireOrRenewAsync(both.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            OnError?.Invoke(deadline.IsCancellationRequested
                ? new TimeoutException($"the lease {_config.Lock.Describe()} could not be read or written within {limit.TotalSeconds:0.#} s", e)
                : e);
            return false;
        }
        finally
        {
            ReportLeader();
        }
    }

    private async Task<bool> TryAcquireOrRenewAsync(CancellationToken cancellationToken)
    {
        // Taken before the request: what the others wait for starts when the API server stores it, which is never earlier.
        var at = _time.GetTimestamp();
        var wanted = NewRecord();
        var current = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (current is null)
            return await _config.Lock.CreateAsync(wanted, cancellationToken).ConfigureAwait(false) && Observe(wanted, at);

        if (!current.Equals(_observed?.Record))
            Observe(current, _time.GetTimestamp());
        if (IsOurs(current))
        {
            wanted.AcquireTime = current.AcquireTime;
            wanted.LeaderTransitions = current.LeaderTransitions;
        }
        else if (!string.IsNullOrEmpty(current.HolderIdentity) && !HasRunOut(_observed))
        {
            return false;
        }
        else
        {
            wanted.LeaderTransitions = current.LeaderTransitions + 1;
        }

        return await _config.Lock.UpdateAsync(wanted, cancellationToken).ConfigureAwait(false) && Observe(wanted, at);
    }

    private async Task<LeaderElectionRecord> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A Lease without a spec is one that nobody holds; it cannot be created again.
            return await _config.Lock.GetAsync(cancellationToken).ConfigureAwait(false) ?? new LeaderElectionRecord();
        }
        catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested || !IsLeader())
            return;
        using var limit = new CancellationTokenSource(_config.RetryPeriod, _time);
        try
        {
            // Read again: the last renewal may have been cancelled after the API server had stored it.
            var current = await ReadAsync(limit.Token).ConfigureAwait(false);
            if (!IsOurs(current))
                return;
            var released = NewRecord();
            (released.HolderIdentity, released.LeaseDurationSeconds, released.LeaderTransitions) = ("", 1, current.LeaderTransitions);
            if (await _config.Lock.UpdateAsync(released, limit.Token).ConfigureAwait(false))
                Observe(released, _time.GetTimestamp());
        }
#pragma warning disable CA1031 // whatever it is: the lease runs out by itself
        catch (Exception e)
#pragma warning restore CA1031
        {
            OnError?.Invoke(e);
        }
    }

    private LeaderElectionRecord NewRecord()
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return new LeaderElectionRecord
        {
            HolderIdentity = _config.Lock.Identity,
            LeaseDurationSeconds = (int)_config.LeaseDuration.TotalSeconds,
            AcquireTime = now,
            RenewTime = now,
        };
    }

    private bool Observe(LeaderElectionRecord record, long at)
    {
        _observed = new Observation(record, at);
        return true;
    }

    private bool IsOurs(LeaderElectionRecord record) => record?.HolderIdentity is { Length: > 0 } holder && holder == _config.Lock.Identity;

    private bool HasRunOut(Observation seen) => _time.GetElapsedTime(seen.At) >= TimeSpan.FromSeconds(seen.Record.LeaseDurationSeconds);

    private void ReportLeader()
    {
        var leader = GetLeader();
        if (string.IsNullOrEmpty(leader) || leader == _reportedLeader)
            return;
        _reportedLeader = leader;
        OnNewLeader?.Invoke(leader);
    }

    private sealed record Observation(LeaderElectionRecord Record, long At);
}
