namespace KubeOps.Transpiler;

/// <summary>A definition as a file.</summary>
/// <param name="Name">The file's name: <c>group_plural.yaml</c>.</param>
/// <param name="Content">The YAML.</param>
public sealed record CrdFile(string Name, string Content);
