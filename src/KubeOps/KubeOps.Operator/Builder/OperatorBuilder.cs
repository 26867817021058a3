using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using k8s;
using k8s.Models;
using KubeOps.Abstractions.Builder;
using KubeOps.Abstractions.Events;
using KubeOps.Abstractions.Reconciliation.Controller;
using KubeOps.Abstractions.Reconciliation.Queue;
using KubeOps.KubernetesClient;
using KubeOps.KubernetesClient.Stores;
using KubeOps.Operator.Events;
using KubeOps.Operator.LeaderElection;
using KubeOps.Operator.Metrics;
using KubeOps.Operator.Reconciliation;
using KubeOps.Operator.Watcher;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace KubeOps.Operator.Builder;

/// <inheritdoc/>
internal sealed class OperatorBuilder : IOperatorBuilder
{
    public OperatorBuilder(IServiceCollection services, OperatorSettings settings)
    {
        Services = services;
        Settings = settings;
        AddBase();
    }

    /// <inheritdoc/>
    public IServiceCollection Services { get; }

    /// <inheritdoc/>
    public OperatorSettings Settings { get; }

    /// <inheritdoc/>
    public IOperatorBuilder AddController<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation, TEntity>()
        where TImplementation : class, IEntityController<TEntity>
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        if (Services.Any(d => d.ImplementationInstance is ControllerRegistration<TEntity> { Implementation: var known } && known == typeof(TImplementation)))
            throw new InvalidOperationException($"{typeof(TImplementation).Name} is already registered for {typeof(TEntity).Name}.");
        Services.TryAddScoped<TImplementation>();
        Services.TryAddScoped<IEntityController<TEntity>, TImplementation>();
        var lifetime = Services.Last(d => d.ServiceType == typeof(TImplementation)).Lifetime;
        Services.AddSingleton(new ControllerRegistration<TEntity>(
            typeof(TImplementation), lifetime != ServiceLifetime.Singleton, provider => provider.GetRequiredService<TImplementation>()));
        AddPipeline<TEntity>();
        return this;
    }

    private void AddPipeline<TEntity>()
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        if (Services.Any(d => d.ServiceType == typeof(EntityPipeline<TEntity>)))
            return;
        Services.AddSingleton(services => new EntityPipeline<TEntity>(
            services,
            services.GetRequiredService<InformerContext>(),
            services.GetServices<ControllerRegistration<TEntity>>(),
            services.GetRequiredService<StoreRegistry>(),
            services.GetRequiredService<ILoggerFactory>()));
        Services.AddSingleton<IEntityPipeline>(services => services.GetRequiredService<EntityPipeline<TEntity>>());
        Services.TryAddTransient<EntityQueue<TEntity>>(services =>
        {
            var pipeline = services.GetRequiredService<EntityPipeline<TEntity>>();
            return (entity, type, _, queueIn, _, _) => pipeline.EnqueueAsync(entity, type, queueIn);
        });
    }

    private void AddBase()
    {
        Services.AddSingleton(Settings);
        Services.AddLogging();
        if (Settings.EnableMetrics)
        {
            Services.AddMetrics();
            Services.TryAddSingleton(services => new OperatorMetrics(services.GetRequiredService<IMeterFactory>(), Settings.Name));
        }

        // Each of these may have been registered before, to be used instead.
        Services.TryAddSingleton(TimeProvider.System);
        Services.TryAddSingleton(_ => KubernetesClientConfiguration.BuildDefaultConfig());
        Services.TryAddSingleton<IKubernetes>(services => new Kubernetes(services.GetRequiredService<KubernetesClientConfiguration>()));
        Services.TryAddSingleton<StoreRegistry>();
        Services.TryAddSingleton<IKubernetesClient>(services => new KubernetesClient.KubernetesClient(
            services.GetRequiredService<KubernetesClientConfiguration>(),
            services.GetRequiredService<IKubernetes>(),
            services.GetRequiredService<StoreRegistry>()));
        Services.TryAddSingleton<IEventResourceFactory, EventResourceFactory>();
        Services.TryAddSingleton<IEventPublisherFactory, EventPublisherFactory>();
        Services.TryAddTransient(services => services.GetRequiredService<IEventPublisherFactory>().Create());
        AddLifetime();
    }

    private void AddLifetime()
    {
        if (Settings.LeaderElectionType == LeaderElectionType.Single)
            Services.AddLeaderElection();
        Services.TryAddSingleton<Leadership>();
        Services.TryAddSingleton(services => new InformerContext(
            services.GetRequiredService<IKubernetes>(),
            Settings,
            services.GetRequiredService<TimeProvider>(),
            Random.Shared.NextDouble,
            services.GetRequiredService<Leadership>().IsActive,
            services.GetService<OperatorMetrics>()));
        Services.AddHostedService<OperatorLifetime>();
    }
}
