using System.Text;
using System.Text.Json;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Cli.Output;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Cli.Importing;

/// <summary>What an import gives.</summary>
/// <param name="Cluster">Where the policies come from.</param>
/// <param name="Policies">All policies that were looked at.</param>
/// <param name="Resources">What they become.</param>
/// <param name="Notes">What a person should know.</param>
internal sealed record ImportResult(LoadedCluster Cluster, IReadOnlyList<ImportedPolicy> Policies, IReadOnlyList<ImportedResource> Resources, IReadOnlyList<ImportNote> Notes)
{
    /// <summary>The policies that cannot be expressed and stay.</summary>
    public IEnumerable<ImportedPolicy> Kept => Policies.Where(p => p.Obstacles.Count > 0);

    /// <summary>The remarks, one a line.</summary>
    public IEnumerable<string> Lines() => Kept.Select(p => $"{p.Title} is kept as it is: it cannot be expressed")
        .Concat(Notes.Select(n => n.ToString())).Concat(Policies.Count == 0 ? ["no NetworkPolicy to import"] : [Summary(), Advice]).Select(Printable);

    /// <summary>What became of the policies, in one sentence.</summary>
    public string Summary()
    {
        var (baselines, kept) = (Resources.Count(r => r.Draft.IsBaseline), Kept.Count());
        var made = new[] { (Count: baselines, One: "NamespaceBaseline"), (Count: Resources.Count - baselines, One: "AppSegment") }.Where(m => m.Count > 0).Select(m => Count(m.Count, m.One, m.One + "s"));
        return $"{Count(Policies.Count - kept, "NetworkPolicy", "NetworkPolicies")} {(Policies.Count - kept == 1 ? "becomes" : "become")} {(Resources.Count == 0 ? "nothing" : string.Join(" and ", made))}"
            + $"{(kept == 0 ? "" : $", {kept} {(kept == 1 ? "stays" : "stay")}")}; rendered, the connections of {Count(Cluster.Evaluator.Endpoints.Count, "pod", "pods")} and of every address outside are the same";
    }

    /// <summary>The resources as YAML, with the remarks as comments.</summary>
    public string Yaml()
    {
        var text = new StringBuilder();
        foreach (var line in Lines()) text.Append("# ").Append(line).Append('\n');
        foreach (var resource in Resources)
        {
            text.Append("---\n");
            foreach (var policy in resource.Draft.Sources.Take(MaxSources)) text.Append("# from ").Append(Printable(policy.Title)).Append('\n');
            if (resource.Draft.Sources.Count > MaxSources) text.Append("# and ").Append(resource.Draft.Sources.Count - MaxSources).Append(" more\n");
            text.Append(JsonToYaml.Convert(Json(resource)));
        }

        return text.ToString();
    }

    /// <summary>The resources as a List that kubectl takes, with all that is to be said of them.</summary>
    public ImportReport Report() => new("v1", "List", [.. Resources.Select(r => JsonSerializer.Deserialize(Json(r), CliJsonContext.Readable.JsonElement))],
        [.. Policies.Select(p => new ImportedPolicyReport(p.Namespace, p.Name, p.Obstacles.Count > 0, [.. Resources.Where(r => r.Draft.Sources.Contains(p)).Select(r => r.Title)]))], Notes, Summary());

    private const int MaxSources = 10;

    // Both count until then, and say the same.
    private const string Advice = "apply the resources, wait until they are Ready, then delete the NetworkPolicies that they replace";

    // Without the status, which is the operator's.
    private static string Json(ImportedResource resource) => resource.Value switch
    {
        AppSegment s => JsonSerializer.Serialize(new SegmentManifest(s.ApiVersion, s.Kind, s.Metadata, s.Spec), CliJsonContext.Readable.SegmentManifest),
        NamespaceBaseline b => JsonSerializer.Serialize(new BaselineManifest(b.ApiVersion, b.Kind, b.Metadata, b.Spec), CliJsonContext.Readable.BaselineManifest),
        _ => throw new InvalidOperationException(resource.Title),
    };

    // A name out of a file may hold anything: a line break would end the comment.
    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? '?' : c));

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
