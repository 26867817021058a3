using Microsoft.Extensions.DependencyInjection;

namespace NetPolOperator.Options;

/// <summary>Hands the options to whoever asks for them.</summary>
internal static class OptionsServiceCollectionExtensions
{
    /// <summary>Registers the options and each of their parts.</summary>
    public static IServiceCollection AddOperatorOptions(this IServiceCollection services, OperatorOptions options) => services
        .AddSingleton(options)
        .AddSingleton(options.Client)
        .AddSingleton(options.Endpoint)
        .AddSingleton(options.LeaderElection)
        .AddSingleton(options.Reconcile)
        .AddSingleton(options.Events)
        .AddSingleton(options.Logging)
        .AddSingleton(options.Rendering);
}
