namespace NetPolOperator.Core.Validation;

/// <summary>Collects violations in the order of the fields.</summary>
internal sealed class ViolationList
{
    /// <summary>The most entries of any list of a spec.</summary>
    public const int MaxItems = 64;

    private readonly List<Violation> _items = [];

    public IReadOnlyList<Violation> Items => _items;

    public bool IsEmpty => _items.Count == 0;

    public void Add(string path, string message) => _items.Add(new Violation(path, message));

    /// <summary>Adds what a rule of <see cref="NameRules"/> has to say of a value.</summary>
    public void AddUnless(string path, string value, Func<string, string?> rule)
    {
        if (rule(value) is { } problem)
        {
            Add(path, $"'{Shorten(value)}' is not legal: {problem}");
        }
    }

    /// <summary>One of a few words, or nothing.</summary>
    public void AddUnlessOneOf(string path, string? value, params ReadOnlySpan<string> words)
    {
        if (value is not null && !words.Contains(value))
        {
            Add(path, $"'{Shorten(value)}' is unknown: use {string.Join(", ", words.ToArray())}");
        }
    }

    public void AddIfTooMany<T>(string path, ICollection<T>? items)
    {
        if (items is { Count: > MaxItems })
        {
            Add(path, $"{items.Count} entries are too many: at most {MaxItems} are allowed; split the resource");
        }
    }

    /// <summary>A value as it fits into a message.</summary>
    public static string Shorten(string value) => value.Length <= 80 ? value : string.Concat(value.AsSpan(0, 77), "...");
}
