using NetPolOperator.Cli.CommandLine;

namespace NetPolOperator.Cli.Inputs;

/// <summary>Says on standard error what takes long, if somebody watches; one line that is overwritten and gone at the end.</summary>
internal sealed class Progress(Surroundings surroundings) : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly long _start = surroundings.Time.GetTimestamp();
    private long _last;
    private int _shown;

    /// <summary>Shows what is going on, unless the work is still short or the last message is fresh.</summary>
    public void Report(string message)
    {
        if (!surroundings.ShowsProgress || surroundings.Time.GetElapsedTime(_start) < Quiet) return;
        if (_last != 0 && surroundings.Time.GetElapsedTime(_last) < Interval) return;
        _last = surroundings.Time.GetTimestamp();
        var line = message.Length > 78 ? message[..77] + "…" : message;
        surroundings.Error.Write($"\r{line.PadRight(_shown)}");
        _shown = line.Length;
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_shown > 0) surroundings.Error.Write($"\r{new string(' ', _shown)}\r");
        _shown = 0;
    }
}
