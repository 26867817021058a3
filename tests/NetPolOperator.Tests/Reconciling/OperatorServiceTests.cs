using k8s;
using k8s.LeaderElection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using NetPolOperator.Kubernetes;
using NetPolOperator.Options;
using NetPolOperator.Reconciling;
using NetPolOperator.Telemetry;
using NetPolOperator.Tests.Fakes;
using NSubstitute;

namespace NetPolOperator.Tests.Reconciling;

/// <summary>How the process ends, and what it says of it.</summary>
public class OperatorServiceTests
{
    [Fact]
    public async Task Run_SomethingBreaks_IsLoggedOnceForWhatItIsAndEndsWithAnError()
    {
        var log = new RecordingLogger<OperatorService>();
        using var harness = new OperatorHarness();
        using var service = Service(harness, Broken(), log);

        Assert.Equal(ExitCodes.Failure, await service.RunAsync(CancellationToken.None));

        Assert.StartsWith("Critical: The operator has come to an error", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SomethingBreaks_StopsTheHost()
    {
        var lifetime = Substitute.For<IHostApplicationLifetime>();
        using var harness = new OperatorHarness();
        using var service = Service(harness, Broken(), new RecordingLogger<OperatorService>(), lifetime);
        try
        {
            await service.StartAsync(CancellationToken.None);
            await service.ExecuteTask!;
            Assert.Equal(ExitCodes.Failure, Environment.ExitCode);
        }
        finally
        {
            Environment.ExitCode = 0;
        }

        lifetime.Received(1).StopApplication();
    }

    [Fact]
    public async Task Leadership_LeaseForbidden_IsAProblemUntilALeaderIsKnown()
    {
        var config = new LeaderElectionConfig(Substitute.For<ILock>()) { RetryPeriod = TimeSpan.FromMilliseconds(1) };
        var record = new TaskCompletionSource<LeaderElectionRecord>();
        config.Lock.GetAsync(default).ReturnsForAnyArgs(_ => Task.FromException<LeaderElectionRecord>(new InvalidOperationException("forbidden")), _ => record.Task);
        var failed = new TaskCompletionSource();
        using var elector = new LeaderElector(config);
        using var harness = new OperatorHarness();
        using var leadership = new Leadership(harness.Metrics, elector);
        using var stop = new CancellationTokenSource();
        var known = new TaskCompletionSource();
        elector.OnError += _ => failed.TrySetResult();
        elector.OnNewLeader += _ => known.TrySetResult();
        Assert.Null(leadership.Problem);

        var running = elector.RunUntilLeadershipLostAsync(stop.Token);
        await failed.Task;
        Assert.Contains("forbidden", leadership.Problem, StringComparison.Ordinal);

        record.SetResult(new LeaderElectionRecord { HolderIdentity = "another", LeaseDurationSeconds = 15, AcquireTime = DateTime.UtcNow, RenewTime = DateTime.UtcNow });
        await known.Task;
        Assert.Null(leadership.Problem);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Run_ToldToStop_EndsWithoutAWord()
    {
        var log = new RecordingLogger<OperatorService>();
        using var harness = new OperatorHarness();
        using var service = Service(harness, Broken(new OperationCanceledException()), log);

        Assert.Equal(ExitCodes.Success, await service.RunAsync(new CancellationToken(canceled: true)));

        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task Loop_OnePartBreaks_EndsTheOthersAndTells()
    {
        using var harness = new OperatorHarness();
        harness.Events.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => harness.Loop().RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Loop_ResyncBreaks_IsTriedAgainNextTime()
    {
        using var harness = new OperatorHarness();
        using var stop = new CancellationTokenSource();
        var running = harness.Loop().RunAsync(stop.Token);
        var resyncs = 0;
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        harness.Api.Fault = request =>
        {
            if (request is { Verb: "list", Kind: nameof(k8s.Models.V1Namespace) } && ++resyncs == 2)
            {
                second.SetResult();
            }

            return resyncs == 1 ? new InvalidOperationException("a bug") : null;
        };

        while (!second.Task.IsCompleted && !running.IsCompleted)
        {
            harness.Clock.Advance(new ReconcileOptions().ResyncPeriod);
            await Task.Yield();
        }

        await stop.CancelAsync();
        await running;
        Assert.True(second.Task.IsCompletedSuccessfully);
    }

    private static IKubernetes Broken(Exception? error = null)
    {
        var client = Substitute.For<IKubernetes>();
        client.BaseUri.Returns(new Uri("https://127.0.0.1"));
        client.CustomObjects.Returns(_ => throw error ?? new InvalidOperationException("a bug"));
        return client;
    }

    private static OperatorService Service(OperatorHarness harness, IKubernetes client, RecordingLogger<OperatorService> log, IHostApplicationLifetime? lifetime = null) => new(
        client,
        new Leadership(harness.Metrics),
        harness.Loop(),
        new CustomResourceCheck(client, harness.Clock, NullLogger<CustomResourceCheck>.Instance),
        new ClusterFeatures("v1.36.0", HasEndpointSlices: true),
        new HealthRegistry(),
        lifetime ?? Substitute.For<IHostApplicationLifetime>(),
        log);
}
