using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace NetPolOperator.Telemetry.Logging;

/// <summary>What every log line says, whatever its format.</summary>
internal static class LogLine
{
    /// <summary>The name of the message template among an entry's values.</summary>
    public const string Template = "{OriginalFormat}";

    /// <summary>The time in UTC with milliseconds, as 2026-11-21T08:00:00.123Z.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The level, as Kubernetes' components name it.</summary>
    public static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };

    /// <summary>The category without the namespaces before the type's name.</summary>
    public static string ShortCategory(string category) => category[(category.LastIndexOf('.') + 1)..];

    /// <summary>The message; the template's text where a value in it cannot be formatted.</summary>
    public static string Message<TState>(in LogEntry<TState> entry) =>
        Redaction.Mask(entry.Formatter?.Invoke(entry.State, null) ?? entry.State?.ToString() ?? "");
}
