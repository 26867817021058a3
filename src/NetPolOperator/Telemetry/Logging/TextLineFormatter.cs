using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace NetPolOperator.Telemetry.Logging;

/// <summary>One line of text an entry: time, level, category, message, and the error where there is one.</summary>
internal sealed class TextLineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    /// <summary>The name that the console logger knows it by.</summary>
    public const string FormatterName = "netpol-text";

    /// <inheritdoc />
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(time.GetUtcNow().ToString(LogLine.TimeFormat, CultureInfo.InvariantCulture));
        textWriter.Write(' ');
        textWriter.Write(LogLine.Word(logEntry.LogLevel).PadRight("warning".Length));
        textWriter.Write(' ');
        textWriter.Write(LogLine.ShortCategory(logEntry.Category));
        textWriter.Write(": ");
        textWriter.Write(OneLine(LogLine.Message(logEntry)));
        if (logEntry.Exception is { } error)
        {
            textWriter.Write(" | ");
            textWriter.Write(OneLine(Redaction.Mask(error.ToString())));
        }

        textWriter.Write('\n');
    }

    // A line break inside an entry would let whoever names an object forge another entry.
    private static string OneLine(string text) => text.AsSpan().ContainsAny('\n', '\r')
        ? text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
        : text;
}
