using k8s.Models;
using KubeOps.KubernetesClient.Reading;
using KubeOps.Operator.Queue;

namespace KubeOps.Tests.Operator;

public sealed class WorkQueueTests : IDisposable
{
    private readonly ScriptedHandler _handler = new();
    private readonly Dictionary<ObjectKey, V1Pod> _known = [];
    private readonly ManualTimeProvider _time = new();
    private readonly CancellationTokenSource _stop = new();
    private WorkQueue<V1Pod> _queue;

    public WorkQueueTests() => _queue = Create(workers: 1);

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Put_WhileTheObjectIsWorkedOn_ComesAfterwardsAndOnlyTheLatest()
    {
        Put("a", 1);
        var first = await _handler.NextAsync();
        Put("a", 2);
        Put("a", 3);
        Assert.True(_handler.IsIdle);

        first.Finish();

        Assert.Equal("reconcile a@3", (await _handler.NextAsync()).What);
    }

    [Fact]
    public async Task Put_DifferentObjects_AsManyAtOnceAsThereAreWorkers()
    {
        _queue = Create(workers: 2);
        Put("a", 1);
        Put("b", 1);
        Put("c", 1);
        var first = await _handler.NextAsync();
        await _handler.NextAsync();
        Assert.True(_handler.IsIdle);
        Assert.Equal(1, _queue.ReadyCount);

        first.Finish();

        Assert.Equal("reconcile c@1", (await _handler.NextAsync()).What);
    }

    [Fact]
    public async Task Delete_OverAPendingState_TellsTheEndAlone()
    {
        Put("a", 1);
        var first = await _handler.NextAsync();
        Put("a", 2);
        Delete("a", 2);
        first.Finish();

        var next = await _handler.NextAsync();
        Assert.Equal("deleted a@2", next.What);
        next.Finish();
        await DrainAsync();
        Assert.True(_handler.IsIdle);
    }

    [Fact]
    public async Task Put_AfterAPendingDeletion_TellsTheEndAndThenTheNewState()
    {
        Put("a", 1);
        var first = await _handler.NextAsync();
        Delete("a", 1);
        Put("a", 9);
        first.Finish();

        var deletion = await _handler.NextAsync();
        Assert.Equal("deleted a@1", deletion.What);
        deletion.Finish();
        Assert.Equal("reconcile a@9", (await _handler.NextAsync()).What);
    }

    [Fact]
    public async Task Failure_IsRetriedAfterItsDelayWithTheLatestState()
    {
        _handler.Retry = failures => TimeSpan.FromSeconds(failures);
        Put("a", 1);
        (await _handler.NextAsync()).Fail();
        await _time.TimerAsync(delay => delay == TimeSpan.FromSeconds(1));
        Assert.Equal(1, _queue.WaitingCount);
        Know("a", 5);
        _time.Advance(TimeSpan.FromSeconds(1));

        var retry = await _handler.NextAsync();
        Assert.Equal("reconcile a@5", retry.What);
        retry.Fail();
        Assert.Equal(TimeSpan.FromSeconds(2), await _time.TimerAsync(_ => true));
    }

    [Fact]
    public async Task Failure_ThenANewState_DoesNotWaitForTheDelay()
    {
        _handler.Retry = _ => TimeSpan.FromMinutes(1);
        Put("a", 1);
        (await _handler.NextAsync()).Fail();
        await _time.TimerAsync(_ => true);

        Put("a", 2);

        (await _handler.NextAsync()).Finish();
        await DrainAsync();
        Assert.Equal(0, _queue.WaitingCount);
    }

    [Fact]
    public async Task Failure_GivenUp_WaitsForTheNextChange()
    {
        Put("a", 1);
        (await _handler.NextAsync()).Fail();
        await DrainAsync();
        Assert.Equal(0, _queue.WaitingCount);

        Put("a", 2);

        Assert.Equal("reconcile a@2", (await _handler.NextAsync()).What);
    }

    [Fact]
    public async Task Failure_OfADeletion_IsRetriedBesideANewState()
    {
        _handler.Retry = _ => TimeSpan.FromMinutes(1);
        Put("a", 1);
        (await _handler.NextAsync()).Finish();
        Delete("a", 1);
        var deletion = await _handler.NextAsync();
        Put("a", 9);
        deletion.Fail();

        var again = await _handler.NextAsync();
        Assert.Equal("deleted a@1", again.What);
        again.Finish();
        Assert.Equal("reconcile a@9", (await _handler.NextAsync()).What);
    }

    [Fact]
    public async Task Requeue_HappensAfterItsDelay()
    {
        Put("a", 1);
        (await _handler.NextAsync()).Finish(TimeSpan.FromMinutes(5));
        await _time.TimerAsync(delay => delay == TimeSpan.FromMinutes(5));

        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("reconcile a@1", (await _handler.NextAsync()).What);
    }

    [Fact]
    public async Task Requeue_ObjectThatIsGoneByThen_IsForgotten()
    {
        Put("a", 1);
        (await _handler.NextAsync()).Finish(TimeSpan.FromMinutes(5));
        await _time.TimerAsync(_ => true);
        _known.Clear();

        _time.Advance(TimeSpan.FromMinutes(5));

        await DrainAsync();
        Assert.True(_handler.IsIdle);
    }

    [Fact]
    public async Task Schedule_FromInsideTheWork_IsDoneAfterItsDelayAndNotAtOnce()
    {
        Put("a", 1);
        var first = await _handler.NextAsync();
        Assert.True(_queue.Schedule(Key("a"), _known[Key("a")], gone: false, TimeSpan.FromSeconds(30)));
        first.Finish();
        await _time.TimerAsync(delay => delay == TimeSpan.FromSeconds(30));
        Assert.True(_handler.IsIdle);

        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("reconcile a@1", (await _handler.NextAsync()).What);
    }

    [Fact]
    public async Task Stop_WaitsForWhatHasBegunAndForgetsTheRest()
    {
        _queue = Create(workers: 2);
        Put("a", 1);
        Put("b", 1);
        Put("c", 1);
        var first = await _handler.NextAsync();
        var second = await _handler.NextAsync();
        await _stop.CancelAsync();
        var stopping = _queue.StopAsync();
        first.Finish();
        Assert.False(stopping.IsCompleted);
        second.Finish();

        await stopping.WaitAsync(FakeApiServer.Patience);

        Assert.True(_handler.IsIdle);
        Assert.False(_queue.Schedule(Key("a"), _known[Key("a")], gone: false, TimeSpan.Zero));
    }

    private static ObjectKey Key(string name) => new("shop", name);

    private void Know(string name, int version) => _known[Key(name)] = new V1Pod
    {
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = "shop", ResourceVersion = $"{version}" },
    };

    private void Put(string name, int version)
    {
        Know(name, version);
        _queue.Put(Key(name), _known[Key(name)]);
    }

    private void Delete(string name, int version)
    {
        Know(name, version);
        _known.Remove(Key(name), out var last);
        _queue.Delete(Key(name), last!);
    }

    private WorkQueue<V1Pod> Create(int workers)
    {
        var queue = new WorkQueue<V1Pod>(_handler, key => _known.GetValueOrDefault(key), workers, _time);
        queue.Start(_stop.Token);
        return queue;
    }

    // The one worker takes the last object when it is done with all before.
    private async Task DrainAsync()
    {
        Put("last", 0);
        var last = await _handler.NextAsync();
        Assert.Equal("reconcile last@0", last.What);
        last.Finish();
    }
}
