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
    /// <summary>Time, level, category, message, and the error where there is one.</summary>
    Text,

    /// <summary>One JSON object a line, with the values of the message by name.</summary>
    Json,
}
