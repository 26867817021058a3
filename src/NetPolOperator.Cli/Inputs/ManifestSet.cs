using k8s.Models;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Manifests.Reading;

namespace NetPolOperator.Cli.Inputs;

/// <summary>What the files of one <c>-f</c> hold.</summary>
/// <param name="Objects">The objects, in the order of the files.</param>
/// <param name="SyntaxErrors">What is not YAML, or no Kubernetes object.</param>
/// <param name="Notes">What was passed over.</param>
/// <param name="Origin">Where they come from, for messages.</param>
internal sealed record ManifestSet(IReadOnlyList<ManifestObject> Objects, IReadOnlyList<ManifestError> SyntaxErrors, IReadOnlyList<string> Notes, string Origin)
{
    private const int MaxMessages = 20;

    /// <summary>Reads the files.</summary>
    public static ManifestSet Read(IReadOnlyList<string> paths, Surroundings surroundings, Progress progress)
    {
        var objects = new List<ManifestObject>();
        var errors = new List<ManifestError>();
        var notes = new List<string>();
        foreach (var file in FileCollector.Collect(paths, surroundings))
        {
            progress.Report($"reading {file.Name}");
            var content = ManifestReader.Read(file.Name, file.Text);
            objects.AddRange(content.Objects);
            errors.AddRange(content.SyntaxErrors);
            notes.AddRange(content.Skipped.Select(s => $"{s.File}:{s.Line}: skipped, {s.Message}"));
        }

        var ended = objects.Where(o => o.Value is V1Pod pod && ClusterSnapshot.HasEnded(pod)).ToList();
        if (ended.Count > 0) notes.Add($"{ended[0].File}:{ended[0].Source.Line}: {ended[0].Title} has run to its end and is left out{(ended.Count > 1 ? $", and {ended.Count - 1} more" : "")}");
        // Whatever other projects' policies allow or deny is not in any answer.
        notes.AddRange(objects.Where(o => o.Value == null && o.Kind.EndsWith("NetworkPolicy", StringComparison.Ordinal)).GroupBy(o => $"{o.Kind} of {o.Group}", StringComparer.Ordinal)
            .Select(g => $"{g.First().File}:{g.First().Source.Line}: {g.Key} is not evaluated{(g.Count() > 1 ? $", {g.Count()} times" : "")}: only NetworkPolicies of networking.k8s.io count here"));
        return new(objects, errors, notes, string.Join(", ", paths.Select(p => p == "-" ? "standard input" : p)));
    }

    /// <summary>All that keeps the files from having one clear meaning.</summary>
    public IEnumerable<ManifestError> AllErrors() => SyntaxErrors.Concat(Objects.SelectMany(o => o.Errors)).Concat(Duplicates());

    /// <summary>Objects that stand twice: which one counts would depend on the order of applying.</summary>
    public IEnumerable<ManifestError> Duplicates()
    {
        var first = new Dictionary<(string, string, string, string), ManifestObject>();
        foreach (var item in Objects)
        {
            if (item.Value == null || item.Name.Length == 0 || first.TryAdd((item.Group, item.Kind, item.Namespace, item.Name), item)) continue;
            var other = first[(item.Group, item.Kind, item.Namespace, item.Name)];
            yield return new(item.File, item.Source.Line, item.Source.Column, $"{item.Title} is already in {other.File}:{other.Source.Line}");
        }
    }

    /// <summary>Fails unless everything could be read.</summary>
    public ManifestSet OrFail()
    {
        var errors = AllErrors().ToList();
        if (errors.Count > 0)
        {
            var messages = errors.Take(MaxMessages).Select(e => e.ToString()).ToList();
            if (errors.Count > MaxMessages) messages.Add($"and {errors.Count - MaxMessages} more");
            throw new CommandFailure(messages);
        }

        if (Objects.Count == 0) throw new CommandFailure([$"{Origin}: no Kubernetes object found", .. Notes]);
        return this;
    }
}
