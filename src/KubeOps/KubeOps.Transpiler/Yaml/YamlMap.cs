namespace KubeOps.Transpiler.Yaml;

/// <summary>A YAML mapping in the order it was filled in. Null values and empty collections are left out.</summary>
internal sealed class YamlMap : List<KeyValuePair<string, object>>
{
    /// <summary>Whether the map itself stays when it is empty.</summary>
    public bool KeepEmpty { get; init; }

    /// <summary>Adds a field that has a value.</summary>
    public void Add(string key, object? value)
    {
        if (value is null or YamlMap { Count: 0, KeepEmpty: false } or System.Collections.ICollection { Count: 0 } and not YamlMap)
        {
            return;
        }

        Add(new KeyValuePair<string, object>(key, value));
    }
}
