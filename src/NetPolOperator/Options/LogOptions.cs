using Microsoft.Extensions.Logging;

namespace NetPolOperator.Options;

/// <summary>What is logged, and how.</summary>
internal sealed record LogOptions
{
    /// <summary>The least severe entries that are written.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>One line an entry either way.</summary>
    public LogFormat Format { get; init; } = LogFormat.Text;
}

/// <summary>The shape of a log line.</summary>
internal enum LogFormat
{
    /// <summary>Time, level, category, message, then key=value pairs.</summary>
    Text,

    /// <summary>One JSON object a line.</summary>
    Json,
}
