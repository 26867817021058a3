using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>What the YAML parser reports, one event after the other.</summary>
internal sealed class YamlEvents
{
    private readonly string _text;
    private readonly Parser _parser;

    /// <summary>Starts at the first event.</summary>
    public YamlEvents(string text)
    {
        (_text, _parser) = (text, new Parser(new StringReader(text)));
        Next();
    }

    /// <summary>The event at hand.</summary>
    public ParsingEvent Current => _parser.Current!;

    /// <summary>Goes on to the next one; at the end of the file the last one stays.</summary>
    public void Next()
    {
        var at = _parser.Current?.End ?? new Mark(0, 1, 1);
        try
        {
            _parser.MoveNext();
        }
        // The parser does not say where the tab is.
        catch (SyntaxErrorException e) when (e.Message.Contains("tab as indentation", StringComparison.Ordinal))
        {
            throw YamlError.At(TabAfter(at), "not valid YAML: a tab in the indentation, where only spaces may stand");
        }
        // Over some texts the parser stumbles instead of saying what is wrong with them.
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            throw YamlError.At(at, "not valid YAML: what follows here does not fit, a bracket may be missing");
        }
    }

    // The next line that begins with blanks of which one is a tab.
    private Mark TabAfter(Mark start)
    {
        var line = start.Line;
        for (var at = _text.IndexOf('\n', (int)start.Index); at >= 0; at = _text.IndexOf('\n', at + 1))
        {
            line++;
            var indentation = _text.AsSpan(at + 1);
            indentation = indentation[..Math.Max(0, indentation.IndexOfAnyExcept(' ', '\t'))];
            if (indentation.IndexOf('\t') is >= 0 and var tab) return new Mark(at + 1 + tab, line, tab + 1);
        }

        return start;
    }
}
