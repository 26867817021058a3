using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using NetPolOperator.Kubernetes;
using NetPolOperator.Reconciling;
using NetPolOperator.Telemetry;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Reconciling;

/// <summary>netpol_reconcile_duration_seconds: how long a namespace takes to be planned and written, and nothing else.</summary>
public class ReconcileDurationTests
{
    [Fact]
    public async Task Plan_WellOrNot_IsObservedOnce()
    {
        using var harness = await OperatorHarness.StartAsync();
        using var observed = new Observed(harness.Metrics);
        harness.Api.Fault = request => request.Verb == "create" ? new ApiException(ApiFailure.Forbidden, "no") : null;

        harness.Api.Put(Make.Namespace("shop"));
        var passes = await harness.RunPlansAsync();
        Assert.Equal((1, 1), (passes, observed.Count));

        harness.Api.Put(Make.Segment("shop", "web"));
        passes = await harness.RunPlansAsync();
        Assert.Equal((1, 2), (passes, observed.Count));
    }

    [Fact]
    public async Task Status_ComputedAndWritten_IsNotObserved()
    {
        using var harness = await OperatorHarness.StartAsync();
        harness.Api.Put(Make.Namespace("shop"));
        harness.Api.Put(Make.Segment("shop", "web"));
        await harness.SettleAsync();
        using var observed = new Observed(harness.Metrics);

        harness.Api.Put(Make.Pod("shop", "web-1", ("app", "web")));
        await harness.SettleAsync();

        Assert.Equal(1, harness.Segment("shop", "web").Status!.Pods!.Matched);
        Assert.Equal(0, observed.Count);
    }

    [Fact]
    public async Task Workers_WhateverTheyWorkOn_ObserveNothingThemselves()
    {
        using var queue = new WorkQueue<string>(TimeProvider.System);
        using var metrics = new OperatorMetrics();
        using var observed = new Observed(metrics);
        using var stop = new CancellationTokenSource();
        queue.Add("a-status");

        await new Workers<string>(queue, (_, _) => stop.CancelAsync(), new Backoff<string>(TimeSpan.Zero, TimeSpan.Zero, new Random(1)), metrics, NullLogger.Instance)
            .RunAsync(1, stop.Token);

        Assert.Equal((0, 0), (queue.Depth, observed.Count));
    }

    private sealed class Observed : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Observed(OperatorMetrics metrics)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter == metrics.Meter && instrument.Name == "reconcile_duration_seconds")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Count++);
            _listener.Start();
        }

        public int Count { get; private set; }

        public void Dispose() => _listener.Dispose();
    }
}
