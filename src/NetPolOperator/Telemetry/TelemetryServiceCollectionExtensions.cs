using Microsoft.Extensions.DependencyInjection;
using NetPolOperator.Telemetry.Exposition;
using NetPolOperator.Telemetry.Serving;

namespace NetPolOperator.Telemetry;

/// <summary>Registers metrics, health checks and the endpoint that serves them.</summary>
internal static class TelemetryServiceCollectionExtensions
{
    /// <summary>Needs the options to be registered. Call it first, so that probes are answered before anything else starts.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services) => services
        .AddSingleton<OperatorMetrics>()
        .AddSingleton<HealthRegistry>()
        .AddTransient<ApiRequestCounter>()
#if PROMETHEUS_NET
        .AddSingleton<IMetricsPage, PrometheusNetPage>()
#else
        .AddSingleton<IMetricsPage, ExpositionPage>()
#endif
        .AddSingleton<TelemetryEndpoint>()
        .AddHostedService(provider => provider.GetRequiredService<TelemetryEndpoint>());
}
