using k8s;
using k8s.LeaderElection;
using k8s.LeaderElection.ResourceLock;
using k8s.Models;
using KubeOps.Abstractions.Builder;
using KubeOps.Operator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetPolOperator.Controllers;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Options;

namespace NetPolOperator.Kubernetes;

/// <summary>Registers the client, the leader election and KubeOps with one controller a kind.</summary>
internal static class KubernetesServiceCollectionExtensions
{
    private const string OperatorName = "netpol-operator";

    /// <summary>Adds the client that was built, and what KubeOps would otherwise make for itself.</summary>
    public static IServiceCollection AddKubernetes(
        this IServiceCollection services, OperatorOptions options, KubernetesClientConfiguration configuration, IKubernetes client, ClusterFeatures features)
    {
        services.AddSingleton(configuration);
        services.AddSingleton(client);
        services.AddSingleton(features);
        services.AddSingleton<CustomResourceCheck>();
        if (options.LeaderElection.Enabled)
        {
            // Two replicas on one machine are two: the machine's name alone would make each believe that it holds the other's lease.
            var identity = $"{Environment.MachineName}_{Guid.NewGuid():N}";
            services.AddSingleton(new LeaseLock(client, options.OperatorNamespace, options.LeaderElection.LeaseName, identity));
            services.AddSingleton(provider => CreateElector(provider.GetRequiredService<LeaseLock>(), options.LeaderElection, provider.GetRequiredService<ILoggerFactory>()));
            services.AddHostedService<LeaseRelease>();
        }

        return services;
    }

    /// <summary>Adds KubeOps and one controller a kind.</summary>
    public static IServiceCollection AddControllers(this IServiceCollection services, OperatorOptions options, ClusterFeatures features)
    {
        // They hold nothing of their own, so one of each is enough where KubeOps lets it be.
        services
            .AddSingleton<NamespaceController>()
            .AddSingleton<NamespaceBaselineController>()
            .AddSingleton<AppSegmentController>()
            .AddSingleton<NetworkPolicyController>()
            .AddSingleton<ServiceController>()
            .AddSingleton<NodeController>()
            .AddSingleton<PodController>()
            .AddSingleton<EndpointSliceController>()
            .AddSingleton<EndpointsController>();
        var builder = services.AddKubernetesOperator(settings =>
        {
            settings.Name = OperatorName;
            settings.LeaderElectionType = options.LeaderElection.Enabled ? LeaderElectionType.Single : LeaderElectionType.None;

            // Labels of pods and namespaces, and statuses, change without a new generation.
            settings.ReconcileStrategy = ReconcileStrategy.ByResourceVersion;

            // Owner references do what finalizers would: nothing of ours may ever strand a namespace.
            settings.AutoAttachFinalizers = false;
            settings.AutoDetachFinalizers = false;
            settings.EnableMetrics = false;
#if KUBEOPS_QUEUE
            settings.QueueStrategy = QueueStrategy.Custom; // see WatchDelivery
#endif
        });
        builder
            .AddController<NamespaceController, V1Namespace>()
            .AddController<NamespaceBaselineController, NamespaceBaseline>()
            .AddController<AppSegmentController, AppSegment>()
            .AddController<NetworkPolicyController, V1NetworkPolicy>()
            .AddController<ServiceController, V1Service>()
            .AddController<NodeController, V1Node>()
            .AddController<PodController, V1Pod>();
        _ = features.HasEndpointSlices
            ? builder.AddController<EndpointSliceController, V1EndpointSlice>()
            : builder.AddController<EndpointsController, V1Endpoints>();
#if KUBEOPS_QUEUE
        services.AddWatchDelivery();
#endif
        return services;
    }

    private static LeaderElector CreateElector(LeaseLock lease, LeaderElectionOptions options, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger("NetPolOperator.LeaderElection");
        var elector = new LeaderElector(new LeaderElectionConfig(lease)
        {
            LeaseDuration = options.LeaseDuration,
            RenewDeadline = options.RenewDeadline,
            RetryPeriod = options.RetryPeriod,
        });
        elector.OnNewLeader += leader => logger.LogInformation("Lease {Lease} is held by {Leader}{Us}", lease.Describe(), leader, leader == lease.Identity ? " (this process)" : "");
        elector.OnError += error => logger.LogWarning("Lease {Lease} could not be read or written: {Message}", lease.Describe(), error?.Message);
        return elector;
    }
}
