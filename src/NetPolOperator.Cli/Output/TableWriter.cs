using NetPolOperator.Cli.CommandLine;
using Spectre.Console;

namespace NetPolOperator.Cli.Output;

/// <summary>
/// A table in the manner of kubectl: upper-case headings, columns apart by spaces. Short ones fit their columns exactly; of long
/// ones the first rows decide, and the rest is written as it comes.
/// </summary>
internal sealed class TableWriter : IDisposable
{
    private const int Buffered = 2000;
    private const string Gap = "   ";

    private readonly IAnsiConsole _console;
    private readonly List<Styled[]> _rows = [];
    private readonly int _columns;
    private int[]? _widths;

    public TableWriter(Surroundings surroundings, params string[] headings)
    {
        _console = Terminal.Create(surroundings);
        _columns = headings.Length;
        _rows.Add([.. headings.Select(Styled.Strong)]);
    }

    /// <summary>Adds a row.</summary>
    public void Row(params Styled[] cells)
    {
        if (_widths != null) Write(cells);
        else _rows.Add(cells);
        if (_widths == null && _rows.Count > Buffered) Flush();
    }

    /// <summary>Writes what is left; a table without rows writes nothing.</summary>
    public void Dispose()
    {
        if (_widths == null && _rows.Count > 1) Flush();
    }

    private void Flush()
    {
        _widths = [.. Enumerable.Range(0, _columns).Select(i => _rows.Max(r => r[i].Text.Length))];
        foreach (var row in _rows) Write(row);
        _rows.Clear();
    }

    private void Write(Styled[] cells)
    {
        var pieces = new List<Styled>(cells.Length * 2);
        for (var i = 0; i < cells.Length; i++)
        {
            pieces.Add(cells[i]);
            // Nothing after the last column: trailing spaces wrap on narrow screens and look odd in files.
            if (i < cells.Length - 1 && cells.Skip(i + 1).Any(c => c.Text.Length > 0)) pieces.Add(new string(' ', Math.Max(0, _widths![i] - cells[i].Text.Length)) + Gap);
        }

        _console.Line([.. pieces]);
    }
}
