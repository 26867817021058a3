using System.Collections.Concurrent;
using k8s.Models;
using Microsoft.Extensions.Logging.Abstractions;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Reconciling;
using NetPolOperator.Telemetry;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Reconciling;

/// <summary>Writes that are not answered, as while an admission webhook hangs for some objects: nobody else waits for them.</summary>
public class HangingWriteTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Loop_WritesOfManyNamespacesHang_OthersAreCorrectedAndToldAllTheSame()
    {
        // More than there are workers and slots.
        const int Namespaces = 40;
        using var harness = new OperatorHarness();
        var never = new TaskCompletionSource();
        harness.Api.Hang = request => request is { Name: "aseg-hangs", Verb: "create" } ? never.Task : null;
        for (var i = 0; i < Namespaces; i++)
        {
            harness.Api.Put(Make.Namespace($"a-{i:00}"));
            harness.Api.Put(Make.Segment($"a-{i:00}", "hangs"));
        }

        harness.Api.Put(Make.Namespace("shop"));
        harness.Api.Put(Make.Segment("shop", "web"));
        using var stop = new CancellationTokenSource();
        var running = harness.Loop().RunAsync(stop.Token);

        await UntilAsync(harness, () => harness.Api.Find<AppSegment>("web", "shop")!.Status?.Conditions?.Any(c => c is { Type: "Ready", Status: "True" }) == true, running);
        harness.Api.Remove<V1NetworkPolicy>("aseg-web", "shop");
        await UntilAsync(harness, () => harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop") is not null, running);
        await UntilAsync(harness, () => harness.Api.Find<AppSegment>("web", "shop")!.Status!.Drift!.Corrections == 1, running);

        never.SetResult();
        await UntilAsync(harness, () => harness.Api.Policies.Count == Namespaces + 1, running);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Workers_WorkThatHangs_IsNotWaitedForBeforeTheEnd()
    {
        using var queue = new WorkQueue<string>(TimeProvider.System);
        using var stop = new CancellationTokenSource();
        using var metrics = new OperatorMetrics();
        var (let, other) = (new TaskCompletionSource(), new TaskCompletionSource());
        var begun = 0;
        var workers = new Workers<string>(queue, WorkAsync, new Backoff<string>(Second, Second, new Random(1)), metrics, TimeProvider.System, NullLogger.Instance);
        queue.Add("hangs");
        queue.Add("other");
        var running = workers.RunAsync(1, stop.Token);

        await other.Task;
        await queue.WhenIdleAsync(TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.Equal((1, 1), (queue.Depth, queue.Hanging));
        queue.Add("hangs");
        await stop.CancelAsync();
        Assert.False(running.IsCompleted);
        let.SetResult();
        await running;

        // Once at a time, and again for what came meanwhile.
        Assert.Equal((1, 1, 0), (begun, queue.Depth, queue.Hanging));

        Task WorkAsync(WorkItem<string> item, CancellationToken cancellationToken)
        {
            if (item.Key == "other")
            {
                other.SetResult();
                return Task.CompletedTask;
            }

            begun++;
            item.Hangs();
            item.Hangs();
            return let.Task;
        }
    }

    [Fact]
    public async Task Queue_WhatHangsAlone_IsIdleAndBusyAgainWithMore()
    {
        using var queue = new WorkQueue<string>(new ManualTimeProvider());
        queue.Add("a");
        var item = await queue.TakeAsync(CancellationToken.None);
        Assert.False(IsIdle());

        item.Hangs();
        Assert.True(IsIdle());
        queue.Add("b");
        Assert.False(IsIdle());
        queue.Done((await queue.TakeAsync(CancellationToken.None)).Key);
        Assert.True(IsIdle());
        queue.Add("a");
        Assert.True(IsIdle());
        queue.Done("a");
        Assert.False(IsIdle());

        bool IsIdle() => queue.WhenIdleAsync(Second, CancellationToken.None).IsCompleted;
    }

    [Fact]
    public async Task Slots_HeldByWritesThatHang_AreLentAfterASecondUpToABound()
    {
        var clock = new ManualTimeProvider();
        var slots = new WriteSlots(2, clock);
        var never = new TaskCompletionSource<int>();
        var hanging = 0;
        var made = 0;

        // One at a time each: two slots, three lent for each of them, so eight hang at once and the ninth waits.
        var writes = Enumerable.Range(0, 9).Select(_ => slots.Share(() => hanging++).RunAsync(true, () => Make(never.Task), CancellationToken.None)).ToList();
        Assert.Equal((2, 0), (made, hanging));
        while (hanging < 8)
        {
            clock.Advance(Second);
            await Task.Yield();
        }

        Assert.Equal(8, made);
        never.SetResult(1);
        await Task.WhenAll(writes);
        Assert.Equal((9, 8), (made, hanging));

        // All slots are there again, and no more.
        var later = new TaskCompletionSource<int>();
        var again = Enumerable.Range(0, 3).Select(_ => slots.Share(() => { }).RunAsync(true, () => Make(later.Task), CancellationToken.None)).ToList();
        Assert.Equal(11, made);
        later.SetResult(1);
        await Task.WhenAll(again);

        Task<int> Make(Task<int> answer)
        {
            Interlocked.Increment(ref made);
            return answer;
        }
    }

    [Theory]
    [InlineData(false, 8)]
    [InlineData(true, 4)]
    public async Task Share_WritesThatHang_BecomeFewerDownToTwo(bool careful, int atFirst)
    {
        var clock = new ManualTimeProvider();
        var hanging = 0;
        using var share = new WriteSlots(16, clock).Share(() => Interlocked.Increment(ref hanging), careful);
        var (pending, made, most) = (new ConcurrentQueue<TaskCompletionSource<int>>(), 0, 0);
        var writes = Enumerable.Range(0, 20).Select(_ => share.RunAsync(true, Begin, CancellationToken.None)).ToList();
        Assert.Equal((atFirst, atFirst), (made, most));

        most = 0;
        while (writes.Exists(write => !write.IsCompleted))
        {
            clock.Advance(Second);
            if (Volatile.Read(ref hanging) == made && pending.TryDequeue(out var write))
            {
                write.SetResult(1);
            }

            await Task.Yield();
        }

        // While those from before are still there nothing is added to them, but for the last two.
        Assert.Equal((20, 2), (made, most));

        Task<int> Begin()
        {
            made++;
            var write = new TaskCompletionSource<int>();
            pending.Enqueue(write);
            most = Math.Max(most, pending.Count);
            return write.Task;
        }
    }

    private static async Task UntilAsync(OperatorHarness harness, Func<bool> done, Task running)
    {
        while (!done())
        {
            Assert.False(running.IsCompleted);
            harness.Clock.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Yield();
        }
    }
}
