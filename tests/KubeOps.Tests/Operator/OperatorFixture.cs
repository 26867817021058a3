using k8s;
using k8s.Models;
using KubeOps.Abstractions.Builder;
using KubeOps.KubernetesClient;
using KubeOps.Operator;
using KubeOps.Operator.Builder;
using KubeOps.Operator.Watcher;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KubeOps.Tests.Operator;

/// <summary>An operator with one controller against a scripted API server.</summary>
public sealed class OperatorFixture<TEntity> : IAsyncDisposable
    where TEntity : IKubernetesObject<V1ObjectMeta>
{
    private readonly ServiceProvider _services;

    internal OperatorFixture(FakeApiServer server, ServiceProvider services, ManualTimeProvider time, RecordingController<TEntity> controller)
    {
        Server = server;
        _services = services;
        Time = time;
        Controller = controller;
    }

    public FakeApiServer Server { get; }

    public ManualTimeProvider Time { get; }

    public RecordingController<TEntity> Controller { get; }

    public IServiceProvider Services => _services;

    public IKubernetesClient Client => _services.GetRequiredService<IKubernetesClient>();

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().Reverse())
            await service.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}

/// <summary>Starts fixtures.</summary>
public static class OperatorFixture
{
    public static async Task<OperatorFixture<TEntity>> StartAsync<TEntity>(
        Action<OperatorSettingsBuilder>? configure = null, Action<IServiceCollection>? register = null)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        var server = await FakeApiServer.StartAsync();
        var time = new ManualTimeProvider();
        var controller = new RecordingController<TEntity>();
        var services = new ServiceCollection();
        services.AddSingleton(server.Configuration).AddSingleton<TimeProvider>(time).AddSingleton(controller);
        register?.Invoke(services);
        // Jitter that changes nothing: delays are exactly the base ones.
        services.AddSingleton(s => new InformerContext(
            s.GetRequiredService<IKubernetes>(),
            s.GetRequiredService<OperatorSettings>(),
            time,
            () => 0.5,
            s.GetRequiredService<Leadership>().IsActive,
            null));
        services.AddKubernetesOperator(s =>
            {
                s.WithName("test").WithReconcileStrategy(ReconcileStrategy.ByResourceVersion);
                configure?.Invoke(s);
            })
            .AddController<RecordingController<TEntity>, TEntity>();
        var fixture = new OperatorFixture<TEntity>(server, services.BuildServiceProvider(), time, controller);
        foreach (var service in fixture.Services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
        return fixture;
    }
}
