namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>A piece of a manifest with the place where it stands, so that every message can name a line.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public abstract record SourceNode(int Line, int Column)
{
    /// <summary>The nodes below and including this one, aliases counted each time: what the node would be if written out.</summary>
    internal int Weight { get; init; } = 1;

    /// <summary>What the node is, for messages.</summary>
    public abstract string Describe();
}

/// <summary>One value.</summary>
/// <param name="Text">The text, unescaped.</param>
/// <param name="Kind">What the text means, by the rules that kubectl reads YAML with.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record SourceScalar(string Text, ScalarKind Kind, int Line, int Column) : SourceNode(Line, Column)
{
    /// <inheritdoc/>
    public override string Describe() => Kind switch
    {
        ScalarKind.Null => "nothing",
        ScalarKind.Boolean => $"the boolean {Text}",
        ScalarKind.WholeNumber or ScalarKind.Fraction => $"the number {Text}",
        _ => $"the text \"{(Text.Length > 40 ? Text[..40] + "…" : Text)}\"",
    };
}

/// <summary>A list.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record SourceList(IReadOnlyList<SourceNode> Items, int Line, int Column) : SourceNode(Line, Column)
{
    /// <inheritdoc/>
    public override string Describe() => "a list";
}

/// <summary>A mapping, in the order of the file.</summary>
/// <param name="Fields">Its fields; no key stands twice.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record SourceMap(IReadOnlyList<SourceField> Fields, int Line, int Column) : SourceNode(Line, Column)
{
    /// <inheritdoc/>
    public override string Describe() => "a mapping";

    /// <summary>The field of that name, or null.</summary>
    public SourceField? Find(string key)
    {
        foreach (var field in Fields)
            if (field.Key == key) return field;
        return null;
    }

    /// <summary>The text of a scalar field, or null.</summary>
    public string? Text(string key) => Find(key)?.Value is SourceScalar { Kind: not ScalarKind.Null } scalar ? scalar.Text : null;
}

/// <summary>One field of a mapping.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Line">The line of the name, from 1.</param>
/// <param name="Column">The column of the name, from 1.</param>
public sealed record SourceField(string Key, SourceNode Value, int Line, int Column);
