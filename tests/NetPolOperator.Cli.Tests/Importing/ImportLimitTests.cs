using System.Globalization;
using System.Text;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Tests.Running;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Matrix;

namespace NetPolOperator.Cli.Tests.Importing;

/// <summary>Policies that are larger than one resource may be, and names that are not free.</summary>
public class ImportLimitTests
{
    private const string Pods = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop, labels: {app: web}}
        spec: {containers: []}
        status: {podIP: 10.0.0.7}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: db, namespace: shop, labels: {app: db}}
        spec: {containers: []}
        status: {podIP: 10.0.3.9}
        ---

        """;

    [Fact]
    public async Task Import_MoreRulesThanASpecHolds_BecomesSeveralSegments() => Assert.Equal(3, await SegmentsAfter(Policy(List(130, i => $"{{from: [{{ipBlock: {{cidr: 10.0.{i}.0/24}}}}], ports: [{{port: {i + 1}}}]}}"))));

    [Fact]
    public async Task Import_MorePortsThanARuleHolds_BecomesSeveralRules() => Assert.Equal(1, await SegmentsAfter(Policy($"[{{from: [{{podSelector: {{}}}}], ports: {List(150, i => $"{{port: {2 * i + 1}}}")}}}]")));

    [Fact]
    public async Task Import_MoreExceptionsThanABlockHolds_CutsTheBlock() => Assert.Equal(1, await SegmentsAfter(Policy($"[{{from: [{{ipBlock: {{cidr: 10.0.0.0/16, except: {List(200, i => $"10.0.{i}.{i % 16}/32")}}}}}]}}]")));

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.0.0/15", "no rule")]
    [InlineData("10.0.0.9/30", "10.0.0.12/30, 10.0.0.8/32, 10.0.0.8/31", "10.0.0.8/30 but 10.0.0.8/31")]
    [InlineData("::ffff:10.0.0.0/120", "10.0.0.7/32", "10.0.0.0/24 but 10.0.0.7/32")]
    [InlineData("2001:DB8:0::5/32", "2001:db8:ffff::/48, 10.0.0.0/8", "2001:db8::/32 but 2001:db8:ffff::/48")]
    [InlineData("0.0.0.0/0", "::/0", "0.0.0.0/0")]
    public async Task Import_BlockInAnySpelling_IsWrittenInTheCanonicalOne(string block, string except, string expected)
    {
        var manifests = Pods + Policy($"[{{from: [{{ipBlock: {{cidr: '{block}', except: [{except}]}}}}]}}]");
        var after = ImportRun.Load(manifests, await ImportRun.PrintAsync(manifests));
        AssertSame(manifests, after.Evaluator.Matrix);
        var rules = Assert.Single(after.Objects.OfType<AppSegment>()).Spec.AllowFrom ?? [];
        var cidr = rules.SingleOrDefault()?.Cidr;
        Assert.Equal(expected, cidr == null ? "no rule" : cidr.Block + (cidr.Except == null ? "" : " but " + string.Join(' ', cidr.Except)));
    }

    [Fact]
    public async Task Import_NamesThatAreTaken_AreLeftAlone()
    {
        var manifests = Pods + Policy("[]", "aseg-web") + """
            ---
            apiVersion: netpol.io/v1alpha1
            kind: AppSegment
            metadata: {name: web-2, namespace: shop}
            spec: {podSelector: {matchLabels: {app: other}}}
            """;
        var after = ImportRun.Load(manifests, await ImportRun.PrintAsync(manifests));
        Assert.Equal(["web-2", "web-3"], after.Objects.OfType<AppSegment>().Select(s => s.Metadata.Name).Order(StringComparer.Ordinal));
        AssertSame(manifests, after.Evaluator.Matrix);
    }

    [Fact]
    public async Task Import_PoliciesOfTheOperator_AreImportedOnlyWithoutTheirResources()
    {
        var rendered = await CliRunner.RunAsync(Path.Combine(Repository.Tests, "Golden"), ["render", "-f", "_shop"]);
        var alone = await CliRunner.RunAsync(Path.Combine(Repository.Tests, "Golden"), ["import", "-f", "_shop/shop.yaml", "-f", "-"], rendered.Out);
        Assert.DoesNotContain("no NetworkPolicy", alone.Error, StringComparison.Ordinal);
        var beside = await CliRunner.RunAsync(Path.Combine(Repository.Tests, "Golden"), ["import", "-f", "_shop/shop.yaml", "-f", "_shop/segments.yaml", "-f", "-"], rendered.Out);
        Assert.Contains("no NetworkPolicy to import", beside.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ANameThatWouldEndAComment_IsKeptInOneLine()
    {
        var result = await CliRunner.RunAsync(Repository.Tests, ["import", "-f", "-"], Pods + Policy("[]", "\"x\\nkind: Pod\\u2028y\""));
        Assert.Equal(ExitCode.Fine, result.ExitCode);
        Assert.All(result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("#", line, StringComparison.Ordinal));
        Assert.DoesNotContain('\u2028', result.Out);
    }

    [Fact]
    public async Task Import_NamespacesThatNobodyCouldHave_AreStillToldApart()
    {
        const string Policy = "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: NAMESPACE}, spec: {podSelector: {}}}\n---\n";
        var result = await CliRunner.RunAsync(Repository.Tests, ["import", "-f", "-"], Policy.Replace("NAMESPACE", "'a b'", StringComparison.Ordinal) + Policy.Replace("NAMESPACE", "'b'", StringComparison.Ordinal));
        Assert.DoesNotContain("internal error", result.Error, StringComparison.Ordinal);
        Assert.Contains("2 NetworkPolicies become", result.Error, StringComparison.Ordinal);
    }

    private static async Task<int> SegmentsAfter(string policy)
    {
        var after = ImportRun.Load(Pods + policy, await ImportRun.PrintAsync(Pods + policy));
        AssertSame(Pods + policy, after.Evaluator.Matrix);
        return after.Objects.OfType<AppSegment>().Count();
    }

    private static void AssertSame(string manifests, ConnectionMatrix after) =>
        Assert.Empty(MatrixComparison.Compare(ImportRun.Load(manifests).Evaluator.Matrix, after));

    private static string Policy(string ingress, string name = "web") =>
        $"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: {name}, namespace: shop}}\nspec: {{podSelector: {{matchLabels: {{app: web}}}}, ingress: {ingress}}}\n";

    private static string List(int count, Func<int, string> item) =>
        new StringBuilder("[").AppendJoin(", ", Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{item(i)}"))).Append(']').ToString();
}
