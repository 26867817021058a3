namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>What one file holds.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Objects">Its objects, Lists unpacked, in the order of the file.</param>
/// <param name="SyntaxErrors">Where the file is not YAML, or no Kubernetes object.</param>
/// <param name="Skipped">Documents without apiVersion and kind: some other program's, and nothing of ours.</param>
public sealed record ManifestFile(
    string File, IReadOnlyList<ManifestObject> Objects, IReadOnlyList<ManifestError> SyntaxErrors, IReadOnlyList<ManifestError> Skipped);
