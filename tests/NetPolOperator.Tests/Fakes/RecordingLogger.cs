using Microsoft.Extensions.Logging;

namespace NetPolOperator.Tests.Fakes;

/// <summary>Keeps what is logged, as people read it.</summary>
/// <typeparam name="T">Whose log it is.</typeparam>
internal sealed class RecordingLogger<T> : ILogger<T>
{
    /// <summary>The lines so far.</summary>
    public List<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add($"{logLevel}: {formatter(state, exception)}");
}
