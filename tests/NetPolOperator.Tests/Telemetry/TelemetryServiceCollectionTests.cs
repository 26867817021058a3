using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NetPolOperator.Options;
using NetPolOperator.Telemetry;
using NetPolOperator.Telemetry.Logging;
using NetPolOperator.Telemetry.Serving;

namespace NetPolOperator.Tests.Telemetry;

public class TelemetryServiceCollectionTests
{
    [Fact]
    public async Task AddTelemetry_ToAHost_ServesWhatItsServicesTell()
    {
        var options = new OperatorOptions
        {
            Endpoint = new EndpointOptions { BindAddress = new IPEndPoint(IPAddress.Loopback, 0) },
            Logging = new LogOptions { Level = Microsoft.Extensions.Logging.LogLevel.Error },
        };
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddOperatorLogging(options.Logging);
        builder.Services.AddOperatorOptions(options).AddTelemetry();
        using var host = builder.Build();
        await host.StartAsync();

        host.Services.GetRequiredService<OperatorMetrics>().SetLeader(true);
        host.Services.GetRequiredService<HealthRegistry>().AddReadiness("sync", () => "not yet");
        var address = host.Services.GetRequiredService<TelemetryEndpoint>().Address;
        using var client = new HttpClient { BaseAddress = new Uri($"http://{address}") };
        using var ready = await client.GetAsync(new Uri("/readyz", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, ready.StatusCode);
        Assert.Contains("netpol_leader 1\n", await client.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
        await host.StopAsync();
    }
}
