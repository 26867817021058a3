using k8s;
using k8s.Exceptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NetPolOperator;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Kubernetes;
using NetPolOperator.Options;
using NetPolOperator.Reconciling;
using NetPolOperator.Telemetry;
using NetPolOperator.Telemetry.Logging;
using NetPolOperator.Telemetry.Serving;

if (CommandLine.Read(args, out var options) is { } exitCode)
{
    return exitCode;
}

KubernetesJson.AddJsonOptions(json => json.TypeInfoResolverChain.Insert(0, NetPolJsonContext.Default));

var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "netpol-operator" });
builder.Logging.AddOperatorLogging(options.Logging);
builder.Services.AddOperatorOptions(options);
builder.Services.AddTelemetry();
builder.Services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true);
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));

var metrics = new OperatorMetrics();
builder.Services.AddSingleton(metrics);
try
{
    var configuration = ClientConfiguration.Build(options.Client);
    var client = new Kubernetes(configuration, new ApiRequestCounter(metrics));
    var features = await ClusterFeatures.DetectAsync(client, CancellationToken.None);
    builder.Services.AddKubernetes(options, configuration, client, features);
    builder.Services.AddReconciling(options);
    builder.Services.AddControllers(options, features);
    builder.Services.AddHostedService<OperatorService>();
}
catch (Exception e) when (e is KubeConfigException || ApiErrors.Translate(e, CancellationToken.None) is not null)
{
    await Console.Error.WriteLineAsync($"netpol-operator: cannot reach a cluster: {e.Message}");
    return ExitCodes.Failure;
}

using var host = builder.Build();
if (!await host.Services.GetRequiredService<TelemetryEndpoint>().TryStartAsync(Console.Error))
{
    return ExitCodes.Failure;
}

await host.RunAsync();
return Environment.ExitCode;
