namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Tells whether a name stands in a mapping already.</summary>
/// <param name="fields">Fields, those of the mapping last.</param>
/// <param name="first">Where those of the mapping begin.</param>
internal struct FieldNames(List<SourceField> fields, int first)
{
    private const int MaxScanned = 32;

    private HashSet<string>? _seen;

    // Most mappings are small; a hostile one must not cost the square of its size.

    /// <summary>Whether the mapping does not have that name yet; it is about to be added.</summary>
    public bool IsNew(string name)
    {
        if (fields.Count - first >= MaxScanned)
        {
            _seen ??= [.. fields.Skip(first).Select(f => f.Key)];
            return _seen.Add(name);
        }

        for (var i = first; i < fields.Count; i++)
            if (fields[i].Key == name) return false;
        return true;
    }

    /// <summary>The line in which the name stands.</summary>
    public readonly int LineOf(string name)
    {
        for (var i = first; i < fields.Count; i++)
            if (fields[i].Key == name) return fields[i].Line;
        return 0;
    }
}
