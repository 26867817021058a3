namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Collects what is wrong with one file.</summary>
internal sealed class ManifestErrors(string file)
{
    private readonly List<ManifestError> _errors = [];

    public IReadOnlyList<ManifestError> All => _errors;

    public void Add(SourceNode node, string path, string message) =>
        _errors.Add(new(file, node.Line, node.Column, message) { Path = path });

    public void Wrong(SourceNode node, string path, string expected) =>
        Add(node, path, $"{path} must be {expected}, not {node.Describe()}");

    public void Unknown(SourceField field, string path, string? hint) =>
        _errors.Add(new(file, field.Line, field.Column, $"unknown field {path}" + (hint == null ? "" : $": {hint}")) { Path = path, UnknownField = true });
}
