using System.Diagnostics.CodeAnalysis;
using k8s.LeaderElection;
using Microsoft.Extensions.DependencyInjection;
using NetPolOperator.Cluster;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Kubernetes;
using NetPolOperator.Options;
using NetPolOperator.Reconciling.Status;
using NetPolOperator.Telemetry;

namespace NetPolOperator.Reconciling;

/// <summary>Registers the reconciler: the state, the queues, and what works on them.</summary>
internal static class ReconcilingServiceCollectionExtensions
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(2);

    /// <summary>Adds everything but the controllers, which KubeOps registers, and what runs it all.</summary>
    public static IServiceCollection AddReconciling(this IServiceCollection services, OperatorOptions options)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new ClusterState((baseline, ns) => BaselineScope.Matches(baseline, ns, provider.GetRequiredService<RenderSettings>())));
        services.AddMemory<WorkScheduler>();
        services.AddSingleton(provider => new WriteBudget(options.Reconcile.MaxInFlight, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new PruneBreaker(options.Reconcile.PruneLimit, options.Reconcile.PruneFloor));
        services.AddSingleton(provider => new Leadership(provider.GetRequiredService<OperatorMetrics>(), provider.GetService<LeaderElector>()));
        services.AddSingleton<IClusterApi, KubernetesClusterApi>();
        services.AddTransient(_ => new Backoff<string>(FirstRetry, LongestRetry, Random.Shared));
        services.AddPlanning();
        services.AddStatuses();
        services.AddSingleton<Seeder>();
        services.AddSingleton<ReconcileLoop>();
        return services;
    }

    private static void AddPlanning(this IServiceCollection services)
    {
        services.AddMemory<NamespaceLedger>();
        services.AddSingleton<DriftLedger>();
        services.AddMemory<ContestTracker>();
        services.AddMemory<AlterationLedger>();
        services.AddSingleton<ChangeLog>();
        services.AddSingleton<PruneNotices>();
        services.AddSingleton<PruneGuard>();
        services.AddSingleton<ChangeGate>();
        services.AddSingleton<PolicyApplier>();
        services.AddMemory<FailureFollowUp>();
        services.AddSingleton<NamespaceReconciler>();
    }

    private static void AddStatuses(this IServiceCollection services)
    {
        services.AddSingleton<EventQueue>();
        services.AddSingleton<BaselineShares>();
        services.AddSingleton<StatusWriter>();
        services.AddSingleton<StatusReconciler>();
        services.AddSingleton<BaselineStatusReconciler>();
    }

    private static void AddMemory<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this IServiceCollection services)
        where T : class, INamespaceMemory
    {
        services.AddSingleton<T>();
        services.AddSingleton<INamespaceMemory>(static provider => provider.GetRequiredService<T>());
    }
}
