using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using NetPolOperator.Options;

namespace NetPolOperator.Telemetry.Logging;

/// <summary>Sets logging up.</summary>
internal static class LoggingBuilderExtensions
{
    /// <summary>One line an entry on standard error, in place of whatever was set up before.</summary>
    public static ILoggingBuilder AddOperatorLogging(this ILoggingBuilder logging, LogOptions options)
    {
        logging.ClearProviders().SetMinimumLevel(options.Level);

        // Frameworks say at Information what only their authors want to know: KubeOps several lines an event.
        if (options.Level is LogLevel.Information)
            logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("KubeOps", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
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
