using System.Net;
using k8s.LeaderElection;

namespace KubeOps.Tests.Client;

public sealed class LeaderElectorTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly FakeLock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _log = [];
    private readonly LeaderElector _elector;

    public LeaderElectorTests()
    {
        _elector = new LeaderElector(new LeaderElectionConfig(_lock), _time, () => 0);
        _elector.OnStartedLeading += () => _log.Add("started");
        _elector.OnStoppedLeading += () => _log.Add($"stopped, holder is {_lock.Record?.HolderIdentity}");
        _elector.OnNewLeader += leader => _log.Add($"leader is {leader}");
        _elector.OnError += error => _log.Add($"error: {error.Message}");
    }

    public void Dispose()
    {
        _elector.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public void Run_NobodyLeads_LeadsAtOnce()
    {
        var run = _elector.RunUntilLeadershipLostAsync(_stop.Token);

        Assert.False(run.IsCompleted);
        Assert.True(_elector.IsLeader());
        Assert.Equal("me", _elector.GetLeader());
        Assert.Equal(("me", 15, 0), (_lock.Record!.HolderIdentity, _lock.Record.LeaseDurationSeconds, _lock.Record.LeaderTransitions));
        Assert.Equal(["leader is me", "started"], _log);
    }

    [Fact]
    public void Run_WhileLeading_RenewsAndKeepsWhenItBegan()
    {
        _elector.RunUntilLeadershipLostAsync(_stop.Token);
        var began = _lock.Record!.AcquireTime;

        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.True(_elector.IsLeader());
        Assert.Equal(began, _lock.Record.AcquireTime);
        Assert.True(_lock.Record.RenewTime > began!.Value.AddMinutes(4.9));
        Assert.Equal(0, _lock.Record.LeaderTransitions);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(0)]
    [InlineData(3600)]
    public void Run_AnotherHoldsAndDies_TakesOverAfterItsLeaseByOurClock(int clockSkewSeconds)
    {
        Hold("other", clockSkewSeconds, transitions: 4);
        _elector.RunUntilLeadershipLostAsync(_stop.Token);

        _time.Advance(TimeSpan.FromSeconds(14.9));
        Assert.False(_elector.IsLeader());
        Assert.Equal(["leader is other"], _log);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.True(_elector.IsLeader());
        Assert.Equal(("me", 5), (_lock.Record!.HolderIdentity, _lock.Record.LeaderTransitions));
        Assert.Equal(["leader is other", "leader is me", "started"], _log);
    }

    [Fact]
    public void Run_AnotherKeepsRenewing_NeverTakesOver()
    {
        for (var i = 0; i < 20; i++)
        {
            // Its clock may even stand still between renewals, as long as the record changes.
            Hold("other", -i);
            if (i == 0)
                _elector.RunUntilLeadershipLostAsync(_stop.Token);
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(["leader is other"], _log);
    }

    [Fact]
    public void Run_LeaseGivenUp_TakesItWithoutWaiting()
    {
        Hold("other");
        _elector.RunUntilLeadershipLostAsync(_stop.Token);

        _lock.Record = new LeaderElectionRecord { HolderIdentity = "", LeaseDurationSeconds = 1, AcquireTime = default(DateTime), RenewTime = default(DateTime) };
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.True(_elector.IsLeader());
    }

    [Fact]
    public void Run_LeaseWithoutARecord_IsUpdatedNotCreated()
    {
        _lock.Record = new LeaderElectionRecord();

        _elector.RunUntilLeadershipLostAsync(_stop.Token);

        Assert.True(_elector.IsLeader());
    }

    [Fact]
    public async Task Run_CannotRenew_StopsBeforeOthersMayTakeOver()
    {
        var run = _elector.RunUntilLeadershipLostAsync(_stop.Token);
        _lock.Failure = FakeLock.Http(HttpStatusCode.InternalServerError);

        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.True(_elector.IsLeader());
        Assert.False(run.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        await run;
        Assert.Equal("stopped, holder is me", _log[^1]);
        Assert.Contains("error: InternalServerError", _log);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(_elector.IsLeader());
    }

    [Fact]
    public async Task Run_ApiServerHangs_StopsAtTheDeadline()
    {
        var run = _elector.RunUntilLeadershipLostAsync(_stop.Token);
        _lock.Hangs = true;
        var began = _time.GetTimestamp();

        await _time.RunUntilAsync(run);

        await run;
        Assert.Equal(TimeSpan.FromSeconds(10), _time.GetElapsedTime(began));
        Assert.Contains(_log, l => l.StartsWith("error: the lease ns/lock could not be read or written within", StringComparison.Ordinal));
        Assert.Equal("stopped, holder is me", _log[^1]);
    }

    [Fact]
    public async Task Run_AnotherTookIt_StopsAtOnce()
    {
        var run = _elector.RunUntilLeadershipLostAsync(_stop.Token);

        Hold("other");
        _time.Advance(TimeSpan.FromSeconds(2));

        await run;
        Assert.False(_elector.IsLeader());
        Assert.Equal(["leader is me", "started", "leader is other", "stopped, holder is other"], _log);
    }

    [Fact]
    public void Run_LosesARaceWhileLeading_TriesAgain()
    {
        _elector.RunUntilLeadershipLostAsync(_stop.Token);
        _lock.LosesRaces = true;
        _time.Advance(TimeSpan.FromSeconds(4));
        _lock.LosesRaces = false;
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(_elector.IsLeader());
    }

    [Fact]
    public async Task Run_Cancelled_StopsAndThenGivesTheLeaseUp()
    {
        var run = _elector.RunUntilLeadershipLostAsync(_stop.Token);

        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal("stopped, holder is me", _log[^1]);
        Assert.Equal(("", 1), (_lock.Record!.HolderIdentity, _lock.Record.LeaseDurationSeconds));
        Assert.False(_elector.IsLeader());
    }

    [Fact]
    public async Task Run_CancelledWhileWaiting_LeavesTheLeaseAlone()
    {
        Hold("other");
        var run = _elector.RunUntilLeadershipLostAsync(_stop.Token);

        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal("other", _lock.Record!.HolderIdentity);
        Assert.Equal(["leader is other"], _log);
    }

    [Fact]
    public async Task RunForever_LeadershipLost_IsRegained()
    {
        var run = _elector.RunAndTryToHoldLeadershipForeverAsync(_stop.Token);
        Hold("other");

        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.True(_elector.IsLeader());
        Assert.Equal(2, _log.Count(l => l == "started"));
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public void Run_NoRightToTheLease_SaysSoAndGoesOn()
    {
        _lock.Failure = FakeLock.Http(HttpStatusCode.Forbidden);
        _elector.RunUntilLeadershipLostAsync(_stop.Token);
        Assert.Equal(["error: Forbidden"], _log);

        _lock.Failure = null;
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.True(_elector.IsLeader());
    }

    [Theory]
    [InlineData(10, 10, 2)]
    [InlineData(15, 2, 2)]
    public void New_TimesThatCannotWork_AreRefused(int lease, int renew, int retry) => Assert.Throws<ArgumentException>(() => new LeaderElector(
        new LeaderElectionConfig(_lock)
        {
            LeaseDuration = TimeSpan.FromSeconds(lease),
            RenewDeadline = TimeSpan.FromSeconds(renew),
            RetryPeriod = TimeSpan.FromSeconds(retry),
        }));

    private void Hold(string holder, int clockSkewSeconds = 0, int transitions = 0) => _lock.Record = new LeaderElectionRecord
    {
        HolderIdentity = holder,
        LeaseDurationSeconds = 15,
        AcquireTime = _time.GetUtcNow().UtcDateTime.AddSeconds(clockSkewSeconds),
        RenewTime = _time.GetUtcNow().UtcDateTime.AddSeconds(clockSkewSeconds),
        LeaderTransitions = transitions,
    };
}
