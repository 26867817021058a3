using System.Runtime.CompilerServices;
using k8s.Models;

namespace NetPolOperator.Core.Evaluation.Compilation;

/// <summary>
/// A label selector in its normal form, one constraint a key, sorted by key: two selectors that ask for the same, however they are
/// written, are equal. <c>{}</c>, <c>{matchLabels: null}</c> and <c>{matchLabels: {}}</c> ask for nothing and match everything.
/// </summary>
public sealed class CompiledSelector : IEquatable<CompiledSelector>
{
    private static readonly ConditionalWeakTable<V1LabelSelector, CompiledSelector> Compiled = [];
    private readonly KeyValuePair<string, LabelConstraint>[] _constraints;
    private readonly int _hash;

    internal CompiledSelector(IEnumerable<KeyValuePair<string, LabelConstraint>> constraints)
    {
        _constraints = Join(constraints);
        var hash = new HashCode();
        foreach (var (key, constraint) in _constraints)
        {
            hash.Add(key, StringComparer.Ordinal);
            hash.Add(constraint);
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>Matches every object.</summary>
    public static CompiledSelector Everything { get; } = new([]);

    /// <summary>Matches no object: what stands in for a selector that cannot be read.</summary>
    public static CompiledSelector Nothing { get; } = new(Impossible);

    /// <summary>Whether every object matches.</summary>
    public bool IsEverything => _constraints.Length == 0;

    /// <summary>Whether no object can match.</summary>
    public bool IsNothing => _constraints.Length == 1 && _constraints[0].Value.IsUnsatisfiable;

    /// <summary>The label keys that the selector looks at.</summary>
    public IEnumerable<string> Keys => _constraints.Select(constraint => constraint.Key);

    /// <summary>The constraints, sorted by key.</summary>
    internal IReadOnlyList<KeyValuePair<string, LabelConstraint>> Constraints => _constraints;

    private static KeyValuePair<string, LabelConstraint>[] Impossible => [new(string.Empty, LabelConstraint.In([]))];

    /// <summary>The normal form of a selector, kept as long as the selector lives. One that cannot be read matches nothing; null matches everything.</summary>
    public static CompiledSelector Of(V1LabelSelector? selector) =>
        selector is null ? Everything : Compiled.GetValue(selector, static selector => Compile(selector));

    /// <summary>The same, kept by nobody: for whoever asks once.</summary>
    internal static CompiledSelector Compile(V1LabelSelector? selector) =>
        selector is null ? Everything : SelectorCompiler.Compile(selector, string.Empty, []);

    /// <summary>Whether an object with these labels matches.</summary>
    public bool Matches(IDictionary<string, string>? labels)
    {
        foreach (var (key, constraint) in _constraints)
        {
            string? value = null;
            // A label that a file gives as null counts as empty, as it does to the API server.
            if (labels is not null && labels.TryGetValue(key, out value))
                value ??= string.Empty;
            if (!constraint.Matches(value))
                return false;
        }

        return true;
    }

    /// <summary>Whether everything that the other selector can match, this one matches too.</summary>
    public bool Covers(CompiledSelector other) => other.IsNothing
        || _constraints.All(mine => other.Find(mine.Key) is { } theirs ? mine.Value.Covers(theirs) : mine.Value.Covers(LabelConstraint.NotIn([])));

    /// <summary>Whether there can be an object that both selectors match.</summary>
    public bool Overlaps(CompiledSelector other) => !And(other).IsNothing;

    /// <summary>Both selectors at once.</summary>
    public CompiledSelector And(CompiledSelector other) => new(_constraints.Concat(other._constraints));

    /// <inheritdoc/>
    public bool Equals(CompiledSelector? other) => other is not null
        && (ReferenceEquals(this, other) || (_hash == other._hash && _constraints.AsSpan().SequenceEqual(other._constraints)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CompiledSelector);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The fewest labels that match.</summary>
    public Dictionary<string, string> Example() => _constraints.Where(constraint => !constraint.Value.AllowsAbsence)
        .ToDictionary(constraint => constraint.Key, constraint => constraint.Value.Example(), StringComparer.Ordinal);

    /// <summary>The constraint on a key, or null.</summary>
    internal LabelConstraint? Find(string key)
    {
        foreach (var constraint in _constraints)
            if (constraint.Key == key)
                return constraint.Value;
        return null;
    }

    private static KeyValuePair<string, LabelConstraint>[] Join(IEnumerable<KeyValuePair<string, LabelConstraint>> constraints)
    {
        var all = constraints.ToArray();
        if (all.Length > 1)
        {
            var joined = new SortedDictionary<string, LabelConstraint>(StringComparer.Ordinal);
            foreach (var (key, constraint) in all)
                joined[key] = joined.TryGetValue(key, out var known) ? known.And(constraint) : constraint;
            all = [.. joined];
        }

        return Array.Exists(all, constraint => constraint.Value.IsUnsatisfiable) ? Impossible : all;
    }
}
