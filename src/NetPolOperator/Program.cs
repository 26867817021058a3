using k8s;
using k8s.Exceptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetPolOperator;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Kubernetes;
using NetPolOperator.Options;
using NetPolOperator.Reconciling;
using NetPolOperator.Telemetry;

var options = new OperatorOptions { Client = new ClientOptions { KubeConfig = args.Length > 0 ? args[0] : null }, LeaderElection = new LeaderElectionOptions { Enabled = args.Contains("--leader-elect") } };
KubernetesJson.AddJsonOptions(json => json.TypeInfoResolverChain.Insert(0, NetPolJsonContext.Default));

var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { Args = [] });
builder.Logging.AddConsole();
builder.Services.AddSingleton(options).AddSingleton(options.Reconcile).AddSingleton(options.Events).AddSingleton(RenderSettings.Default);
builder.Services.AddSingleton<OperatorMetrics>().AddSingleton<HealthRegistry>();

try
{
    var configuration = ClientConfiguration.Build(options.Client);
    var client = new Kubernetes(configuration);
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
await host.RunAsync();
return Environment.ExitCode;
