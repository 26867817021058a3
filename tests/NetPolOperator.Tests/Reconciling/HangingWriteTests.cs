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
        var workers = new Workers<string>(queue, WorkAsync, new Backoff<string>(Second, Second, new Random(1)), metrics, NullLogger.Instance);
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
    public async Task Loop_ManyWritesOfATransitionHang_WhatItOpensIsClosedAllTheSame()
    {
        // Pods that are open: the baseline is written wide first, and narrow once the segments' policies are there. They never are.
        using var harness = new OperatorHarness();
        var never = new TaskCompletionSource();
        harness.Api.Hang = request => request.Name.StartsWith("aseg-", StringComparison.Ordinal) && request.Verb == "create" ? never.Task : null;
        harness.Api.Put(Make.Namespace("shop"));
        harness.Api.Put(Make.Baseline("base", spec => spec.AllowFrom = [new IngressRule { Entity = Entities.Namespace }]));
        for (var i = 0; i < 40; i++)
        {
            harness.Api.Put(Make.Segment("shop", $"s{i:00}", spec => spec.AllowFrom = [new IngressRule { Entity = Entities.Anyone }]));
            harness.Api.Put(Make.Pod("shop", $"s{i:00}-1", ("app", $"s{i:00}")));
        }

        using var stop = new CancellationTokenSource();
        var running = harness.Loop().RunAsync(stop.Token);

        await UntilAsync(harness, () => Baseline() is { } wide && wide.Spec.Ingress.Any(rule => rule.FromProperty is null), running);
        await UntilAsync(harness, () => Baseline()!.Spec.Ingress.All(rule => rule.FromProperty is not null), running);

        never.SetResult();
        await UntilAsync(harness, () => harness.Api.Policies.Count == 41, running);
        await stop.CancelAsync();
        await running;

        V1NetworkPolicy? Baseline() => harness.Api.Find<V1NetworkPolicy>("nsb-base", "shop");
    }

    [Fact] // an API server that stands still answers nobody: the deny must not overtake the allow then
    public async Task Loop_EverythingHangs_NothingIsPassedOver()
    {
        using var harness = new OperatorHarness();
        var frozen = new TaskCompletionSource();
        var order = new ConcurrentQueue<string>();
        harness.Api.Hang = request =>
        {
            if (request.Verb == "create")
            {
                order.Enqueue(request.Name);
            }

            return request.Verb is "create" or "update" ? frozen.Task : null;
        };
        Make.ShopInTransition(harness.Api);
        using var stop = new CancellationTokenSource();
        var running = harness.Loop().RunAsync(stop.Token);

        await UntilAsync(harness, () => !order.IsEmpty, running);
        var until = harness.Clock.Now + TimeSpan.FromSeconds(60);
        await UntilAsync(harness, () => harness.Clock.Now >= until, running);
        Assert.Equal(["nsb-base"], order);

        frozen.SetResult();
        await UntilAsync(harness, () => harness.Api.Policies.Count == 3, running);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Slots_TakenByTheTroubled_LeaveTheReserve()
    {
        var slots = new WriteSlots(3, lendable: 1, reserve: 1);
        await slots.TakeAsync(WritePriority.Troubled, CancellationToken.None);
        await slots.TakeAsync(WritePriority.Troubled, CancellationToken.None);
        var (troubled, status, policy) = (Take(WritePriority.Troubled), Take(WritePriority.Status), Take(WritePriority.Policy));
        Assert.Equal((false, true, false), (troubled.IsCompleted, status.IsCompleted, policy.IsCompleted));

        // What is lent goes to whoever may have it, policies first; no more can be lent then.
        Assert.True(slots.TryLend());
        await policy;
        Assert.False(slots.TryLend());
        slots.Return(lent: true);
        slots.Return(lent: false);
        Assert.False(troubled.IsCompleted);
        slots.Return(lent: false);
        await troubled;
        slots.Return(lent: false);
        slots.Return(lent: false);
        Assert.True(Take(WritePriority.Policy).IsCompleted);
        Assert.True(Take(WritePriority.Policy).IsCompleted);
        Assert.True(Take(WritePriority.Policy).IsCompleted);
        Assert.False(Take(WritePriority.Policy).IsCompleted);

        Task Take(WritePriority priority) => slots.TakeAsync(priority, CancellationToken.None).AsTask();
    }

    [Theory] // half of the slots, or a quarter; and twice as many beside them while they hang
    [InlineData(false, 8, 24)]
    [InlineData(true, 4, 12)]
    public async Task Share_WritesThatHang_DoNotCountUpToABound(bool troubled, int atFirst, int atMost)
    {
        var clock = new ManualTimeProvider();
        var (made, hanging) = (0, 0);
        var never = new TaskCompletionSource<int>();
        var budget = new WriteBudget(16, clock);
        var share = budget.Share(() => Interlocked.Increment(ref hanging), troubled);
        var writes = Enumerable.Range(0, 40).Select(_ => share.RunAsync(WritePriority.Policy, () => Made(), CancellationToken.None)).ToList();
        Assert.Equal(atFirst, made);

        while (Volatile.Read(ref hanging) < atMost)
        {
            clock.Advance(Second);
            await Task.Yield();
        }

        Assert.Equal(atMost, made);
        Assert.Equal(1, await budget.Share(() => { }).RunAsync(WritePriority.Policy, () => Task.FromResult(1), CancellationToken.None));
        never.SetResult(1);
        await Task.WhenAll(writes);
        Assert.Equal(40, made);

        Task<int> Made()
        {
            Interlocked.Increment(ref made);
            return never.Task;
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
