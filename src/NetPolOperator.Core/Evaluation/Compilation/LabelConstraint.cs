namespace NetPolOperator.Core.Evaluation.Compilation;

/// <summary>
/// What a selector asks of one label key: whether the label may be missing, and which values it may have. All four operators
/// come down to this, so that requirements on one key can be joined and compared exactly.
/// </summary>
internal sealed class LabelConstraint : IEquatable<LabelConstraint>
{
    private readonly string[] _values;

    private LabelConstraint(bool allowsAbsence, bool excludes, IEnumerable<string> values)
    {
        AllowsAbsence = allowsAbsence;
        Excludes = excludes;
        _values = values is string[] { Length: < 2 } few ? few : [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether an object without the key matches.</summary>
    public bool AllowsAbsence { get; }

    /// <summary>Whether <see cref="Values"/> are the ones that do not match, rather than the only ones that do.</summary>
    public bool Excludes { get; }

    /// <summary>The values, sorted.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>Whether nothing can match.</summary>
    public bool IsUnsatisfiable => !AllowsAbsence && !Excludes && _values.Length == 0;

    /// <summary>The key is there and has one of the values.</summary>
    public static LabelConstraint In(IEnumerable<string> values) => new(false, false, values);

    /// <summary>The key is missing, or has none of the values.</summary>
    public static LabelConstraint NotIn(IEnumerable<string> values) => new(true, true, values);

    /// <summary>The key is there.</summary>
    public static LabelConstraint Exists() => new(false, true, []);

    /// <summary>The key is missing.</summary>
    public static LabelConstraint DoesNotExist() => new(true, false, []);

    /// <summary>Whether a label of this value matches; null means that the key is missing.</summary>
    public bool Matches(string? value)
    {
        if (value is null)
            return AllowsAbsence;
        var listed = _values.Length == 1 ? _values[0] == value : Array.BinarySearch(_values, value, StringComparer.Ordinal) >= 0;
        return listed != Excludes;
    }

    /// <summary>A value that matches.</summary>
    public string Example()
    {
        if (!Excludes)
            return _values.FirstOrDefault(string.Empty);
        var value = "any";
        while (!Matches(value))
            value += "-other";
        return value;
    }

    /// <summary>Both at once.</summary>
    public LabelConstraint And(LabelConstraint other)
    {
        var absence = AllowsAbsence && other.AllowsAbsence;
        return (Excludes, other.Excludes) switch
        {
            (true, true) => new LabelConstraint(absence, true, _values.Concat(other._values)),
            (true, false) => new LabelConstraint(absence, false, other._values.Where(value => Matches(value))),
            _ => new LabelConstraint(absence, false, _values.Where(value => other.Matches(value))),
        };
    }

    /// <summary>Whether everything that the other matches, this one matches too.</summary>
    public bool Covers(LabelConstraint other)
    {
        if (other.AllowsAbsence && !AllowsAbsence)
            return false;
        // There are always more values than anyone lists.
        if (other.Excludes)
            return Excludes && _values.All(value => !other.Matches(value));
        return other._values.All(value => Matches(value));
    }

    /// <inheritdoc/>
    public bool Equals(LabelConstraint? other) => other is not null && AllowsAbsence == other.AllowsAbsence
        && Excludes == other.Excludes && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelConstraint);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(AllowsAbsence);
        hash.Add(Excludes);
        foreach (var value in _values)
            hash.Add(value, StringComparer.Ordinal);
        return hash.ToHashCode();
    }
}
