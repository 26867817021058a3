using KubeOps.Abstractions.Builder;
using KubeOps.Operator.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KubeOps.Operator;

/// <summary>Adds an operator to an application.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds an operator; its controllers are added to what this returns.</summary>
    /// <param name="services">The application's services. What they already have for KubernetesClientConfiguration, IKubernetes,
    /// IKubernetesClient, LeaderElector, TimeProvider and event factories is used.</param>
    /// <param name="configure">Changes the settings.</param>
    public static IOperatorBuilder AddKubernetesOperator(this IServiceCollection services, Action<OperatorSettingsBuilder>? configure = null)
    {
        var settings = new OperatorSettingsBuilder();
        configure?.Invoke(settings);
        return new OperatorBuilder(services, settings.Build());
    }
}
