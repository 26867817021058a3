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
        if (options.LeaderElection.Enabled)
        {
            services.AddSingleton(provider => CreateElector(client, options, provider.GetRequiredService<ILoggerFactory>()));
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
        return services;
    }

    // Two replicas on one machine are two: the machine's name alone would make each believe that it holds the other's lease.
    private static LeaderElector CreateElector(IKubernetes client, OperatorOptions options, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger("NetPolOperator.LeaderElection");
        var (ns, name) = (options.OperatorNamespace, options.LeaderElection.LeaseName);
        var identity = $"{Environment.MachineName}_{Guid.NewGuid():N}";
        var elector = new LeaderElector(new LeaderElectionConfig(new LeaseLock(client, ns, name, identity))
        {
            LeaseDuration = options.LeaderElection.LeaseDuration,
            RenewDeadline = options.LeaderElection.RenewDeadline,
            RetryPeriod = options.LeaderElection.RetryPeriod,
        });
        elector.OnNewLeader += leader => logger.LogInformation("Lease {Namespace}/{Name} is held by {Leader}{Us}", ns, name, leader, leader == identity ? " (this process)" : "");
        elector.OnError += error => logger.LogWarning("Lease {Namespace}/{Name} could not be read or written: {Message}", ns, name, error?.Message);
        return elector;
    }
}
