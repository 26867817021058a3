using NetPolOperator.Cli.CommandLine;
using Spectre.Console;

namespace NetPolOperator.Cli.Output;

/// <summary>Makes Spectre's console write where the command writes.</summary>
internal static class Terminal
{
    // No table or line is broken where nobody's window is too narrow for it.
    private const int Unlimited = 100_000;

    public static IAnsiConsole Create(Surroundings surroundings, TextWriter? output = null)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = surroundings.Colors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = surroundings.Colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output ?? surroundings.Out),
        });
        // Given, so that Spectre need not ask the terminal: see Surroundings.OfProcess.
        (console.Profile.Width, console.Profile.Height) = (surroundings.Width ?? Unlimited, Unlimited);
        return console;
    }

    /// <summary>Writes one line of pieces.</summary>
    public static void Line(this IAnsiConsole console, params Styled[] pieces)
    {
        foreach (var piece in pieces)
        {
            // Plain text is written as it is: Spectre would break it at the window's edge.
            if (piece.Style == null || !console.Profile.Capabilities.Ansi) console.Profile.Out.Writer.Write(piece.Text);
            else console.Write(new Text(piece.Text, piece.Style));
        }

        console.Profile.Out.Writer.Write('\n');
    }
}
