using k8s;
using k8s.LeaderElection;
using k8s.LeaderElection.ResourceLock;
using KubeOps.Abstractions.Builder;
using KubeOps.KubernetesClient;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KubeOps.Operator.LeaderElection;

/// <summary>Adds the election.</summary>
internal static class ServiceCollectionExtensions
{
    public static void AddLeaderElection(this IServiceCollection services)
    {
        services.TryAddSingleton(CreateElector);
        services.AddHostedService<LeaderElectionBackgroundService>();
    }

    private static LeaderElector CreateElector(IServiceProvider services)
    {
        var settings = services.GetRequiredService<OperatorSettings>();
        // The host's name alone would make two instances on one machine the same holder, and both of them leaders.
        var identity = $"{Environment.MachineName}_{Guid.NewGuid():N}";
        var lease = new LeaseLock(
            services.GetRequiredService<IKubernetes>(),
            services.GetRequiredService<IKubernetesClient>().GetCurrentNamespace(),
            $"{settings.Name}-leader",
            identity);
        return new LeaderElector(new LeaderElectionConfig(lease)
        {
            LeaseDuration = settings.LeaderElectionLeaseDuration,
            RenewDeadline = settings.LeaderElectionRenewDeadline,
            RetryPeriod = settings.LeaderElectionRetryPeriod,
        });
    }
}
