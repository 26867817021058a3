using Spectre.Console;

namespace NetPolOperator.Cli.Output;

/// <summary>A text that is shown in a colour where colours are wanted.</summary>
/// <param name="Text">The text.</param>
/// <param name="Style">Its style.</param>
internal readonly record struct Styled(string Text, Style? Style)
{
    public static implicit operator Styled(string text) => new(text, null);

    /// <summary>Right as it is.</summary>
    public static Styled Good(string text) => new(text, new Style(Color.Green));

    /// <summary>Worth a look.</summary>
    public static Styled Warning(string text) => new(text, new Style(Color.Yellow));

    /// <summary>Wrong, denied, lost.</summary>
    public static Styled Bad(string text) => new(text, new Style(Color.Red));

    /// <summary>A heading.</summary>
    public static Styled Strong(string text) => new(text, new Style(decoration: Decoration.Bold));

    /// <summary>Of less interest.</summary>
    public static Styled Faint(string text) => new(text, new Style(Color.Grey));
}
