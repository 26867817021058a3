using k8s.Models;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Reads the fields of one mapping into a model; what does not fit is added to the errors and read as absent.</summary>
internal sealed class FieldReader(SourceMap map, string path, ManifestErrors errors)
{
    private readonly HashSet<string> _known = [];

    public SourceMap Map => map;

    public bool Has(string name) => map.Find(name)?.Value is { } node && node is not SourceScalar { Kind: ScalarKind.Null };

    public string? String(string name) => Take(name) is { } node ? Text(node, PathOf(name), errors) : null;

    /// <summary>A text without which the object makes no sense.</summary>
    public string Required(string name)
    {
        if (Has(name)) return String(name) ?? "";
        _known.Add(name);
        errors.Add(map, PathOf(name), $"{PathOf(name)} is required");
        return "";
    }

    public int? Integer(string name)
    {
        if (Take(name) is not { } node) return null;
        if (node is SourceScalar { Kind: ScalarKind.WholeNumber } scalar && ScalarKinds.TryInteger(scalar.Text, out var value) && value is >= int.MinValue and <= int.MaxValue)
            return (int)value;
        errors.Wrong(node, PathOf(name), "a whole number");
        return null;
    }

    public long? Long(string name) =>
        Take(name) is SourceScalar { Kind: ScalarKind.WholeNumber } scalar && ScalarKinds.TryInteger(scalar.Text, out var value) ? value : null;

    public bool? Boolean(string name)
    {
        if (Take(name) is not { } node) return null;
        if (node is SourceScalar { Kind: ScalarKind.Boolean } scalar) return char.ToLowerInvariant(scalar.Text[0]) is 't' or 'y' || scalar.Text.Equals("on", StringComparison.OrdinalIgnoreCase);
        errors.Wrong(node, PathOf(name), "true or false");
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
                errors.Wrong(node, PathOf(name), "a number or a name");
                return null;
        }
    }

    public T? Object<T>(string name, Func<FieldReader, T> read)
        where T : class
    {
        if (Take(name) is not { } node) return null;
        if (node is SourceMap inner) return read(new FieldReader(inner, PathOf(name), errors));
        errors.Wrong(node, PathOf(name), "a mapping");
        return null;
    }

    public List<T>? List<T>(string name, Func<FieldReader, T> read)
        where T : class =>
        Items(name, (node, at) =>
        {
            if (node is SourceMap inner) return read(new FieldReader(inner, at, errors));
            errors.Wrong(node, at, "a mapping");
            return null;
        });

    public List<string>? Strings(string name) => Items(name, (node, at) => Text(node, at, errors));

    public Dictionary<string, string>? StringMap(string name)
    {
        if (Take(name) is not { } node) return null;
        if (node is not SourceMap inner)
        {
            errors.Wrong(node, PathOf(name), "a mapping");
            return null;
        }

        var result = new Dictionary<string, string>(inner.Fields.Count);
        foreach (var field in inner.Fields)
        {
            // As the API server reads it: nothing is the empty text.
            var value = field.Value is SourceScalar { Kind: ScalarKind.Null } ? "" : Text(field.Value, $"{PathOf(name)}.{field.Key}", errors);
            if (value != null) result[field.Key] = value;
        }

        return result;
    }

    /// <summary>Leaves fields alone that nobody here reads but the API knows.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) _known.Add(name);
    }

    /// <summary>Reports every field that was not asked for.</summary>
    public void NothingElse(Func<string, string?>? hint = null)
    {
        foreach (var field in map.Fields)
        {
            if (_known.Contains(field.Key)) continue;
            errors.Unknown(field, PathOf(field.Key), hint?.Invoke(field.Key) ?? Nearest(field.Key));
        }
    }

    private static string? Text(SourceNode node, string at, ManifestErrors errors)
    {
        if (node is SourceScalar { Kind: ScalarKind.Text } scalar) return scalar.Text;
        errors.Wrong(node, at, node is SourceScalar { Kind: not ScalarKind.Null } ? "text, so put it in quotes" : "text");
        return null;
    }

    private List<T>? Items<T>(string name, Func<SourceNode, string, T?> read)
        where T : class
    {
        if (Take(name) is not { } node) return null;
        if (node is not SourceList list)
        {
            errors.Wrong(node, PathOf(name), "a list");
            return null;
        }

        var result = new List<T>(list.Items.Count);
        for (var i = 0; i < list.Items.Count; i++)
            if (read(list.Items[i], $"{PathOf(name)}[{i}]") is { } item) result.Add(item);
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
        return Has(name) ? map.Find(name)!.Value : null;
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
