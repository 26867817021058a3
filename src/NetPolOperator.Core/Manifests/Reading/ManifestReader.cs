using k8s.Models;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Reads manifests: YAML or JSON, many documents, Lists of any kind. Never throws for what a file holds.</summary>
public static class ManifestReader
{
    private const int MaxListDepth = 8;

    /// <summary>Reads one file's text.</summary>
    /// <param name="file">The name that messages give the file.</param>
    /// <param name="text">Its text.</param>
    public static ManifestFile Read(string file, string text)
    {
        var (documents, error) = YamlSource.Parse(file, text);
        var reading = new Reading(file);
        if (error != null) reading.SyntaxErrors.Add(error);
        foreach (var document in documents) reading.Document(document);
        return new(file, reading.Objects, reading.SyntaxErrors, reading.Skipped);
    }

    /// <summary>The documents of a file that holds no Kubernetes objects, a configuration for example; with the error that ended the reading, if any.</summary>
    public static (IReadOnlyList<SourceNode> Documents, ManifestError? Error) ReadDocuments(string file, string text) => YamlSource.Parse(file, text);

    private sealed class Reading(string file)
    {
        public List<ManifestObject> Objects { get; } = [];

        public List<ManifestError> SyntaxErrors { get; } = [];

        public List<ManifestError> Skipped { get; } = [];

        public void Document(SourceNode node)
        {
            if (node is SourceScalar { Kind: ScalarKind.Null }) return;
            if (node is SourceMap map) Object(map, null, null, 0);
            // A list of patches, or of anything else that some other program reads.
            else if (node is SourceList list && !list.Items.Any(LooksLikeObject)) Skipped.Add(Error(node, "a list, so not a Kubernetes object"));
            else SyntaxErrors.Add(Error(node, $"a Kubernetes object is a mapping, not {node.Describe()}"));
        }

        private static bool LooksLikeObject(SourceNode node) => node is SourceMap map && (map.Find("kind") ?? map.Find("apiVersion")) != null;

        private void Object(SourceMap map, string? impliedApiVersion, string? impliedKind, int depth)
        {
            var kind = map.Text("kind") ?? impliedKind;
            var apiVersion = map.Text("apiVersion") ?? impliedApiVersion;
            if (kind == null || apiVersion == null)
            {
                var missing = kind == null ? "kind" : "apiVersion";
                // Half a head is a mistake; none at all is some other program's file.
                if (kind == null && apiVersion == null && depth == 0) Skipped.Add(Error(map, "no apiVersion and kind, so not a Kubernetes object"));
                else SyntaxErrors.Add(Error(map, $"the object has no {missing}"));
                return;
            }

            if (map.Find("kind")?.Value is SourceScalar { Kind: not ScalarKind.Text } word) SyntaxErrors.Add(Error(word, $"kind must be text, not {word.Describe()}"));
            else if (kind.EndsWith("List", StringComparison.Ordinal) && map.Find("items") is { } items) Items(items.Value, apiVersion, kind, depth);
            else Single(map, apiVersion, kind);
        }

        private void Items(SourceNode items, string apiVersion, string kind, int depth)
        {
            if (items is SourceScalar { Kind: ScalarKind.Null }) return;
            if (items is not SourceList list || depth >= MaxListDepth)
            {
                SyntaxErrors.Add(Error(items, depth >= MaxListDepth ? "Lists in Lists in Lists, too deep" : $"items must be a list, not {items.Describe()}"));
                return;
            }

            var itemKind = kind == "List" ? null : kind[..^"List".Length];
            foreach (var item in list.Items)
            {
                if (item is SourceMap map) Object(map, itemKind == null ? null : apiVersion, itemKind, depth + 1);
                else SyntaxErrors.Add(Error(item, $"an item of a List is a mapping, not {item.Describe()}"));
            }
        }

        private void Single(SourceMap map, string apiVersion, string kind)
        {
            var group = ManifestKinds.Group(apiVersion, kind);
            if (KindSpelling.Mistake(apiVersion, group, kind) is { } mistake)
            {
                SyntaxErrors.Add(Error(map.Find("kind")?.Value ?? map, mistake));
                return;
            }

            var metadata = map.Find("metadata")?.Value as SourceMap;
            var name = metadata?.Text("name") ?? "";
            if (ManifestKinds.Find(group, kind) is not { } known)
            {
                Objects.Add(new(group, kind, metadata?.Text("namespace") ?? "", name, file, map, null));
                return;
            }

            var errors = new ManifestErrors(file);
            if (name.Length == 0) errors.Add(metadata ?? map, "metadata.name", $"the {kind} has no metadata.name");
            var value = known.Read(new FieldReader(map, "", errors));
            value.Metadata ??= new V1ObjectMeta();
            if (known.Namespaced && string.IsNullOrEmpty(value.Metadata.NamespaceProperty)) value.Metadata.NamespaceProperty = "default";
            Objects.Add(new(group, kind, known.Namespaced ? value.Metadata.NamespaceProperty : "", name, file, map, value) { Errors = errors.All });
        }

        private ManifestError Error(SourceNode node, string message) => new(file, node.Line, node.Column, message);
    }
}
