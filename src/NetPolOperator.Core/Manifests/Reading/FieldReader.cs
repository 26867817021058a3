using k8s.Models;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Reads the fields of one mapping into a model; what does not fit is added to the errors and read as absent.</summary>
internal sealed class FieldReader
{
    private const int NoIndex = -1;

    private readonly ManifestErrors _errors;
    private readonly FieldReader? _parent;
    private readonly string _name;
    private readonly int _index;
    private readonly List<string> _known = [];

    /// <summary>Reads a mapping.</summary>
    /// <param name="map">The mapping.</param>
    /// <param name="path">Where it stands, for messages; empty for an object.</param>
    /// <param name="errors">Takes what does not fit.</param>
    public FieldReader(SourceMap map, string path, ManifestErrors errors)
        : this(map, errors, null, path, NoIndex)
    {
    }

    private FieldReader(SourceMap map, ManifestErrors errors, FieldReader? parent, string name, int index) =>
        (Map, _errors, _parent, _name, _index) = (map, errors, parent, name, index);

    public SourceMap Map { get; }

    // Put together only where something is wrong: thousands of pods are read, and hardly ever one is told about.
    private string Path => _parent == null ? _name : _parent.PathOf(_name, _index);

    public bool Has(string name) => Value(name) != null;

    public string? String(string name) => Take(name) is { } node ? Text(node, name, NoIndex) : null;

    /// <summary>A text without which the object makes no sense.</summary>
    public string Required(string name)
    {
        if (Has(name)) return String(name) ?? "";
        _known.Add(name);
        _errors.Add(Map, PathOf(name), $"{PathOf(name)} is required");
        return "";
    }

    public int? Integer(string name)
    {
        if (Take(name) is not { } node) return null;
        if (node is SourceScalar { Kind: ScalarKind.WholeNumber } scalar && ScalarKinds.TryInteger(scalar.Text, out var value) && value is >= int.MinValue and <= int.MaxValue)
            return (int)value;
        _errors.Wrong(node, PathOf(name), "a whole number");
        return null;
    }

    public long? Long(string name) =>
        Take(name) is SourceScalar { Kind: ScalarKind.WholeNumber } scalar && ScalarKinds.TryInteger(scalar.Text, out var value) ? value : null;

    public bool? Boolean(string name)
    {
        if (Take(name) is not { } node) return null;
        if (node is SourceScalar { Kind: ScalarKind.Boolean } scalar) return char.ToLowerInvariant(scalar.Text[0]) is 't' or 'y' || scalar.Text.Equals("on", StringComparison.OrdinalIgnoreCase);
        _errors.Wrong(node, PathOf(name), "true or false");
        return null;
    }

    public IntOrString? IntOrString(string name)
    {
        if (Take(name) is not { } node) return null;
        switch (node)
        {
            case SourceScalar { Kind: ScalarKind.Text } text: return text.Text;
            case SourceScalar { Kind: ScalarKind.WholeNumber } number when ScalarKinds.TryInteger(number.Text, out var value): return value;
            default:
                _errors.Wrong(node, PathOf(name), "a number or a name");
                return null;
        }
    }

    public T? Object<T>(string name, Func<FieldReader, T> read)
        where T : class => Take(name) is { } node ? Object(node, name, NoIndex, read) : null;

    public List<T>? List<T>(string name, Func<FieldReader, T> read)
        where T : class => Items(name, read, static (reader, node, name, index, read) => reader.Object(node, name, index, read));

    public List<string>? Strings(string name) => Items(name, 0, static (reader, node, name, index, _) => reader.Text(node, name, index));

    public Dictionary<string, string>? StringMap(string name)
    {
        if (Take(name) is not { } node) return null;
        if (node is not SourceMap inner)
        {
            _errors.Wrong(node, PathOf(name), "a mapping");
            return null;
        }

        var result = new Dictionary<string, string>(inner.Fields.Count);
        foreach (var field in inner.Fields)
        {
            // As the API server reads it: nothing is the empty text.
            if (field.Value is SourceScalar { Kind: ScalarKind.Text or ScalarKind.Null } scalar) result[field.Key] = scalar.Kind == ScalarKind.Null ? "" : scalar.Text;
            else Text(field.Value, $"{name}.{field.Key}", NoIndex);
        }

        return result;
    }

    /// <summary>Leaves fields alone that nobody here reads but the API knows.</summary>
    public void Ignore(params ReadOnlySpan<string> names) => _known.AddRange(names);

    /// <summary>Reports every field that was not asked for.</summary>
    public void NothingElse(Func<string, string?>? hint = null)
    {
        foreach (var field in Map.Fields)
        {
            if (_known.Contains(field.Key)) continue;
            _errors.Unknown(field, PathOf(field.Key), hint?.Invoke(field.Key) ?? Nearest(field.Key));
        }
    }

    private string? Text(SourceNode node, string name, int index)
    {
        if (node is SourceScalar { Kind: ScalarKind.Text } scalar) return scalar.Text;
        _errors.Wrong(node, PathOf(name, index), node is SourceScalar { Kind: not ScalarKind.Null } ? "text, so put it in quotes" : "text");
        return null;
    }

    private T? Object<T>(SourceNode node, string name, int index, Func<FieldReader, T> read)
        where T : class
    {
        if (node is SourceMap inner) return read(new FieldReader(inner, _errors, this, name, index));
        _errors.Wrong(node, PathOf(name, index), "a mapping");
        return null;
    }

    private List<T>? Items<T, TState>(string name, TState state, Func<FieldReader, SourceNode, string, int, TState, T?> read)
        where T : class
    {
        if (Take(name) is not { } node) return null;
        if (node is not SourceList list)
        {
            _errors.Wrong(node, PathOf(name), "a list");
            return null;
        }

        var result = new List<T>(list.Items.Count);
        for (var i = 0; i < list.Items.Count; i++)
            if (read(this, list.Items[i], name, i, state) is { } item) result.Add(item);
        return result;
    }

    private string? Nearest(string unknown)
    {
        var near = _known.Where(k => string.Equals(k, unknown, StringComparison.OrdinalIgnoreCase) || EditDistance.Of(k, unknown) <= 2).Order(StringComparer.Ordinal).FirstOrDefault();
        return near == null ? null : $"did you mean {near}?";
    }

    private SourceNode? Take(string name)
    {
        _known.Add(name);
        return Value(name);
    }

    // A field that says nothing is as good as absent.
    private SourceNode? Value(string name) => Map.Find(name)?.Value is { } node && node is not SourceScalar { Kind: ScalarKind.Null } ? node : null;

    private string PathOf(string name, int index = NoIndex)
    {
        var path = Path;
        return $"{path}{(path.Length == 0 ? "" : ".")}{name}{(index == NoIndex ? "" : $"[{index}]")}";
    }
}
