using Microsoft.Extensions.Logging;
using NetPolOperator.Options;
using NetPolOperator.Telemetry.Logging;

namespace NetPolOperator.Tests.Telemetry.Logging;

public class LoggingBuilderTests
{
    [Theory]
    [InlineData(LogLevel.Information, "NetPolOperator.Reconciling.NamespaceReconciler", LogLevel.Information, true)]
    [InlineData(LogLevel.Information, "NetPolOperator.Reconciling.NamespaceReconciler", LogLevel.Debug, false)]
    [InlineData(LogLevel.Information, "KubeOps.Operator.Watcher", LogLevel.Information, false)]
    [InlineData(LogLevel.Information, "KubeOps.Operator.Watcher", LogLevel.Warning, true)]
    [InlineData(LogLevel.Information, "ZiggyCreatures.Caching.Fusion.FusionCache", LogLevel.Information, false)]
    [InlineData(LogLevel.Information, "Microsoft.AspNetCore.Server.Kestrel", LogLevel.Information, false)]
    [InlineData(LogLevel.Debug, "KubeOps.Operator.Watcher", LogLevel.Debug, true)]
    [InlineData(LogLevel.Error, "NetPolOperator.Reconciling.NamespaceReconciler", LogLevel.Warning, false)]
    [InlineData(LogLevel.Error, "KubeOps.Operator.Watcher", LogLevel.Warning, false)]
    public void AddOperatorLogging_AtALevel_WritesWhatIsMeant(LogLevel configured, string category, LogLevel level, bool expected)
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddOperatorLogging(new LogOptions { Level = configured }));

        Assert.Equal(expected, loggers.CreateLogger(category).IsEnabled(level));
    }
}
