using NetPolOperator.Cli.Tests.Running;
using NetPolOperator.Core.Linting;
using NetPolOperator.Core.Manifests.Reading;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Tests.Linting;

/// <summary>
/// One file a check: a part in which it finds something, exactly in the lines that name it in a comment, and below
/// <c>#### good</c> the same put right, in which it finds nothing.
/// </summary>
public class LintCaseTests
{
    private const string Separator = "#### good\n";

    private static string Folder => Path.Combine(Repository.Tests, "Linting", "Cases");

    public static TheoryData<string> Ids => [.. LintCatalog.Rules.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Check_OnItsPitfall_FindsTheMarkedLinesAndNoOther(string id)
    {
        var bad = Read(id).Bad;
        var marked = bad.Split('\n').Select((line, i) => (line, Number: i + 1)).Where(l => l.line.Contains($"# {id}", StringComparison.Ordinal)).Select(l => l.Number);
        Assert.Equal(marked, Lint(bad).Where(f => f.Rule.Id == id).Select(f => f.Line).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Check_OnThePitfallPutRight_FindsNothing(string id) => Assert.DoesNotContain(Lint(Read(id).Good), f => f.Rule.Id == id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Check_OnAnObjectWithTheAnnotation_IsSpared(string id)
    {
        var target = Targets(Read(id).Bad).First(t => Lint(Read(id).Bad).Any(f => f.Rule.Id == id && f.Target.Title == t.Title));
        if (target.Value == null) return;
        target.Value.Metadata.Annotations = new Dictionary<string, string> { [LintTarget.IgnoreAnnotation] = $"NP999, {id}" };
        var again = target.Manifest == null ? target : LintTarget.Of(target.Manifest);
        Assert.True(again.Ignores(LintCatalog.Find(id)!));
    }

    [Fact]
    public void Check_PodIsolatedInOneDirection_IsCalledOpenForTheOtherOnly()
    {
        var open = Lint("""
            {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {containers: [{name: c}]}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a, namespace: shop}, spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}}
            """).Single(f => f.Rule.Id == "NP038");
        Assert.Equal("shop/web is open for ingress", open.Message);
    }

    [Fact]
    public void OpenPod_PodsOpenInDifferentDirections_NamesForEachItsOwn()
    {
        var finding = Lint("""
            {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop, labels: {app: a}}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: b, namespace: shop}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a, namespace: shop}, spec: {podSelector: {matchLabels: {app: a}}, policyTypes: [Ingress]}}
            """).Single(f => f.Rule.Id == "NP038");
        Assert.Equal("shop/a is open for egress; shop/b is open for ingress and egress", finding.Message);
    }

    [Fact]
    public void Catalog_HasIdsWithoutGapsOrRepeats() =>
        Assert.Equal(Enumerable.Range(1, LintCatalog.Rules.Count).Select(i => $"NP{i:000}"), LintCatalog.Rules.Select(r => r.Id));

    private static (string Bad, string Good) Read(string id)
    {
        var parts = File.ReadAllText(Path.Combine(Folder, $"{id}.yaml")).Split(Separator);
        return (parts[0], parts[1]);
    }

    private static List<LintTarget> Targets(string yaml)
    {
        var file = ManifestReader.Read("case.yaml", yaml);
        Assert.Empty(file.SyntaxErrors);
        return [.. file.Objects.Select(LintTarget.Of)];
    }

    private static IReadOnlyList<LintFinding> Lint(string yaml) =>
        Linter.Check(new LintContext(Targets(yaml), RenderSettings.Default, CliRunner.Now), LintSettings.Default);
}
