using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using NetPolOperator.Telemetry.Logging;

namespace NetPolOperator.Tests.Telemetry.Logging;

public class LineFormatterTests
{
    private static readonly TimeProvider Clock = new Stopped(new DateTimeOffset(2026, 11, 21, 8, 0, 1, 23, TimeSpan.Zero));

    [Fact]
    public void Write_Text_TimeLevelCategoryMessage() =>
        Assert.Equal(
            "2026-11-21T08:00:01.023Z info    NamespaceWorker: Wrote 3 policies in shop\n",
            Line(new TextLineFormatter(Clock), LogLevel.Information, "Wrote {Count} policies in {Namespace}", [3, "shop"]));

    [Fact]
    public void Write_TextWithErrorAndLineBreaks_OneLine()
    {
        var line = Line(new TextLineFormatter(Clock), LogLevel.Error, "Failed on {Name}", ["a\r\n2026 info forged"], new IOException("first\nsecond"));

        Assert.Equal("2026-11-21T08:00:01.023Z error   NamespaceWorker: Failed on a\\n2026 info forged | System.IO.IOException: first\\nsecond\n", line);
    }

    [Fact]
    public void Write_Json_OneObjectWithTheValuesByName()
    {
        var line = Line(
            new JsonLineFormatter(Clock), LogLevel.Warning, "Wrote {Count} in {Namespace}: {Ok} {Ratio} {Nothing}", [3, "shöp\n", true, 0.5, null],
            new IOException("no"));

        Assert.Equal(1, line.Count(c => c == '\n'));
        var entry = JsonDocument.Parse(line).RootElement;
        Assert.Equal("2026-11-21T08:00:01.023Z", entry.GetProperty("ts").GetString());
        Assert.Equal("warning", entry.GetProperty("level").GetString());
        Assert.Equal("NetPolOperator.Reconciling.NamespaceWorker", entry.GetProperty("logger").GetString());
        Assert.Equal("Wrote 3 in shöp\n: True 0.5 (null)", entry.GetProperty("msg").GetString());
        Assert.Equal(3, entry.GetProperty("count").GetInt32());
        Assert.Equal("shöp\n", entry.GetProperty("namespace").GetString());
        Assert.True(entry.GetProperty("ok").GetBoolean());
        Assert.Equal(0.5, entry.GetProperty("ratio").GetDouble());
        Assert.Equal(JsonValueKind.Null, entry.GetProperty("nothing").ValueKind);
        Assert.Equal("System.IO.IOException: no", entry.GetProperty("error").GetString());
        Assert.False(entry.TryGetProperty("{OriginalFormat}", out _));
    }

    [Theory]
    [InlineData("Authorization: Bearer abc.def", "Authorization: Bearer [redacted]")]
    [InlineData("token=abc, next", "token=[redacted], next")]
    [InlineData("{\"token\":\"abc\"}", "{\"token\":\"[redacted]\"}")]
    [InlineData("password: hunter2", "password: [redacted]")]
    [InlineData("got eyJhbGciOiJSUzI1NiIs.eyJpc3M.c2ln here", "got [redacted] here")]
    [InlineData("Wrote 3 policies in token-service", "Wrote 3 policies in token-service")]
    public void Mask_Text_WithoutCredentials(string text, string expected)
    {
        Assert.Equal(expected, Redaction.Mask(text));
        Assert.Contains(expected, Line(new TextLineFormatter(Clock), LogLevel.Error, "{Text}", [text]), StringComparison.Ordinal);
    }

    private static string Line(ConsoleFormatter formatter, LogLevel level, string template, object?[] values, Exception? error = null)
    {
        using var writer = new StringWriter();
        var sink = new Sink(formatter, writer);
#pragma warning disable CA2254 // The template is what the tests vary.
        sink.Log(level, error, template, values);
#pragma warning restore CA2254
        return writer.ToString();
    }

    private sealed class Sink(ConsoleFormatter formatter, TextWriter writer) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> format) =>
            formatter.Write(
                new LogEntry<TState>(logLevel, "NetPolOperator.Reconciling.NamespaceWorker", eventId, state, exception, format), null, writer);
    }

    private sealed class Stopped(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
