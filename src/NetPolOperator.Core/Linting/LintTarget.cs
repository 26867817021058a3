using k8s;
using k8s.Models;
using NetPolOperator.Core.Manifests.Reading;

namespace NetPolOperator.Core.Linting;

/// <summary>An object to be checked: from a file, with its lines, or from a cluster.</summary>
public sealed class LintTarget
{
    private readonly ManifestObject? _manifest;
    private readonly HashSet<string> _ignored;

    private LintTarget(IKubernetesObject<V1ObjectMeta>? value, ManifestObject? manifest, string kind)
    {
        Value = value;
        _manifest = manifest;
        Kind = kind;
        Namespace = manifest?.Namespace ?? value?.Metadata?.NamespaceProperty ?? "";
        Name = manifest?.Name ?? value?.Metadata?.Name ?? "";
        var ignore = value?.Metadata?.Annotations is { } annotations && annotations.TryGetValue(IgnoreAnnotation, out var ids) ? ids : "";
        // Everywhere else IDs and names are found whatever their case, too.
        _ignored = new(ignore.Split([',', ' ', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Names the checks that an object is spared: <c>NP007,NP012</c>, or <c>all</c>.</summary>
    public const string IgnoreAnnotation = "netpol.io/lint-ignore";

    /// <summary>The object.</summary>
    public IKubernetesObject<V1ObjectMeta>? Value { get; }

    /// <summary>Its kind.</summary>
    public string Kind { get; }

    /// <summary>Its namespace; empty for cluster-scoped kinds.</summary>
    public string Namespace { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The file that it stands in; empty for an object that comes from a cluster.</summary>
    public string File => _manifest?.File ?? "";

    /// <summary>The object as it stands in its file, or null.</summary>
    public ManifestObject? Manifest => _manifest;

    /// <summary><c>NetworkPolicy shop/orders</c>.</summary>
    public string Title => Namespace.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";

    /// <summary>An object of a file.</summary>
    public static LintTarget Of(ManifestObject manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new(manifest.Value, manifest, manifest.Kind);
    }

    /// <summary>An object of a cluster.</summary>
    public static LintTarget Of(IKubernetesObject<V1ObjectMeta> value, string kind) => new(value, null, kind);

    /// <summary>Whether its annotation spares it a check.</summary>
    public bool Ignores(LintRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return _ignored.Contains(rule.Id) || _ignored.Contains(rule.Name) || _ignored.Contains("all");
    }

    /// <summary>Where a field stands.</summary>
    public (int Line, int Column) Locate(string path) => _manifest?.Locate(path) is { } node ? (node.Line, node.Column) : (0, 0);

    /// <summary>Whether the file writes the field, be it empty. True for what comes from a cluster only where the value is there.</summary>
    internal bool Writes(string path) => _manifest?.Has(path) ?? false;
}
