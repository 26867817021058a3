using k8s.Models;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Importing;
using NetPolOperator.Cli.Tests.Running;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Tests.Importing;

/// <summary>What stands between a mistake in the import and whoever would apply it.</summary>
public class ImportCheckTests
{
    private const string Manifests = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop, labels: {app: web}}
        spec: {containers: []}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: db, namespace: shop, labels: {app: db}}
        spec: {containers: []}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: db, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: db}}
          ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}]
        """;

    [Theory]
    [InlineData("5432", "")]
    [InlineData("5433", "shop/web to shop/db: TCP 5432, then TCP 5433")]
    [InlineData("5432, endPort: 5500", "shop/web to shop/db: TCP 5432, then TCP 5432-5500")]
    public void Compare_AResourceForThePolicy_TellsEveryDifference(string port, string expected) =>
        Assert.Equal(expected, Differences($"{{pods: {{podSelector: {{matchLabels: {{app: web}}}}}}, ports: [{{port: {port}}}]}}"));

    [Fact]
    public void Compare_AResourceThatOpensToAddresses_TellsThemToo() =>
        Assert.Contains("ip:0.0.0.0-255.255.255.255 to shop/db: , then TCP 5432", Differences("{entity: Anyone, ports: [{port: 5432}]}"), StringComparison.Ordinal);

    [Fact]
    public void Run_AResultThatNeverPasses_FailsWithPodsAndPorts()
    {
        var cluster = ImportRun.Load(Manifests);
        var check = new ImportCheck(cluster, RenderSettings.Default, CliRunner.Now);
        // As if every result had lost the policy's only rule.
        var import = new PolicyImport(cluster, RenderSettings.Default, CliRunner.Now, (_, replaced) => check.Compare(Segment(""), replaced));
        var failure = Assert.Throws<CommandFailure>(() => import.Run([]));
        Assert.Contains("nothing is printed", failure.Messages[0], StringComparison.Ordinal);
        Assert.Equal("shop/web to shop/db would be denied instead of TCP 5432", failure.Messages[1]);
    }

    [Fact]
    public void Compare_AResourceThatIsNotValid_Fails()
    {
        var failure = Assert.Throws<CommandFailure>(() => Differences("{entity: Anyone, pods: {}}"));
        Assert.Contains("2 peers", failure.Message, StringComparison.Ordinal);
    }

    private static string Differences(string rule)
    {
        var cluster = ImportRun.Load(Manifests);
        var found = new ImportCheck(cluster, RenderSettings.Default, CliRunner.Now).Compare(Segment(rule), cluster.Objects.OfType<V1NetworkPolicy>());
        return string.Join('\n', found.Select(d => $"{d.From} to {d.To}: {d.Before}, then {d.After}"));
    }

    private static string Segment(string rule) =>
        $"apiVersion: netpol.io/v1alpha1\nkind: AppSegment\nmetadata: {{name: db, namespace: shop}}\nspec: {{podSelector: {{matchLabels: {{app: db}}}}, isolate: [Ingress], allowFrom: [{rule}]}}\n";
}
