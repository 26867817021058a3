using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using NetPolOperator.Options;

namespace NetPolOperator.Telemetry.Logging;

/// <summary>Sets logging up.</summary>
internal static class LoggingBuilderExtensions
{
    private const string OwnCategories = "NetPolOperator";

    /// <summary>One line an entry on standard error, in place of whatever was set up before.</summary>
    public static ILoggingBuilder AddOperatorLogging(this ILoggingBuilder logging, LogOptions options)
    {
        // Frameworks say at Information what only their authors want to know: KubeOps and its cache several lines an event.
        logging.ClearProviders()
            .SetMinimumLevel(options.Level is LogLevel.Information ? LogLevel.Warning : options.Level)
            .AddFilter(OwnCategories, options.Level);
        ConsoleFormatter formatter = options.Format == LogFormat.Json
            ? new JsonLineFormatter(TimeProvider.System)
            : new TextLineFormatter(TimeProvider.System);
        logging.Services.AddSingleton(formatter);
        logging.AddConsole(console =>
        {
            console.FormatterName = formatter.Name;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        return logging;
    }
}
