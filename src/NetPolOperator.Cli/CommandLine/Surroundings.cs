namespace NetPolOperator.Cli.CommandLine;

/// <summary>Everything that a command touches outside itself; a test gives its own.</summary>
internal sealed record Surroundings
{
    private static readonly System.Text.UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The name that the program was called by: <c>netpol</c> or <c>kubectl netpol</c>.</summary>
    public required string ProgramName { get; init; }

    /// <summary>Standard input.</summary>
    public required TextReader In { get; init; }

    /// <summary>Standard output: results only.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error: notes, progress, errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether results may be coloured.</summary>
    public bool Colors { get; init; }

    /// <summary>Whether somebody watches standard error, so that progress is worth showing.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>The terminal's width in columns; null where there is none and lines may be as long as they need.</summary>
    public int? Width { get; init; }

    /// <summary>The folder that relative paths start from.</summary>
    public string Directory { get; init; } = System.IO.Directory.GetCurrentDirectory();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// What the process really has. Nothing is written to a terminal by way of <see cref="Console"/>, which first switches the
    /// terminal's keypad to another mode, NO_COLOR or not.
    /// </summary>
    public static Surroundings OfProcess()
    {
        var terminal = !Console.IsOutputRedirected;
        // Unbuffered standard output would cost a system call a line.
        var output = new StreamWriter(terminal ? TerminalWindow.Open(TerminalWindow.StandardOutput) : Console.OpenStandardOutput(), Utf8, 1 << 16) { AutoFlush = false, NewLine = "\n" };
        var error = Console.IsErrorRedirected ? Console.OpenStandardError() : TerminalWindow.Open(TerminalWindow.StandardError);
        return new Surroundings
        {
            ProgramName = CommandLine.ProgramName.OfProcess(),
            In = new StreamReader(Console.OpenStandardInput()),
            Out = output,
            Error = new StreamWriter(error, Utf8, 1 << 10) { AutoFlush = true, NewLine = "\n" },
            Colors = terminal && WantsColors(),
            ShowsProgress = !Console.IsErrorRedirected,
            Width = terminal ? TerminalWindow.Width() : null,
        };
    }

    // https://no-color.org: any value but the empty one.
    private static bool WantsColors() =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
