using k8s;
using k8s.Models;

namespace NetPolOperator.Core.Manifests;

/// <summary>Where something stands in a file.</summary>
/// <param name="File">The file's name, as given.</param>
/// <param name="Line">From 1; 0 where unknown.</param>
/// <param name="Column">From 1; 0 where unknown.</param>
public sealed record SourceLocation(string File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}

/// <summary>One object of a manifest, with where it stands.</summary>
/// <param name="Item">The typed object.</param>
/// <param name="Source">Where it begins.</param>
/// <param name="Lines">Where its fields stand: <c>spec.allowTo[1].cidr</c> to a location.</param>
public sealed record ManifestObject(IKubernetesObject<V1ObjectMeta> Item, SourceLocation Source, IReadOnlyDictionary<string, SourceLocation> Lines);

/// <summary>Something that cannot be read.</summary>
/// <param name="Source">Where.</param>
/// <param name="Message">What, and what is expected.</param>
public sealed record ManifestError(SourceLocation Source, string Message)
{
    /// <summary><c>file:line:column: message</c>.</summary>
    public override string ToString() => $"{Source}: {Message}";
}

/// <summary>What a file holds.</summary>
/// <param name="Objects">The objects of kinds that are known here, in order.</param>
/// <param name="Errors">What cannot be read; the objects are not to be trusted as complete where there is any.</param>
/// <param name="Ignored">Kinds that are not known here, with how many there are.</param>
public sealed record ManifestContent(
    IReadOnlyList<ManifestObject> Objects, IReadOnlyList<ManifestError> Errors, IReadOnlyDictionary<string, int> Ignored);

/// <summary>YAML or JSON text to typed objects: many documents, Lists, and errors with line and column.</summary>
public static class ManifestReader
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="file">The name for locations.</param>
    public static ManifestContent Read(string text, string file) => throw new NotImplementedException();
}
