using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Cli.Tests.Running;
using NetPolOperator.Core.Manifests.Reading;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Tests.Importing;

/// <summary>An import by the program itself, and the cluster as it is after it.</summary>
internal static class ImportRun
{
    /// <summary>What is printed for these manifests, all of which can be expressed.</summary>
    public static async Task<string> PrintAsync(string manifests)
    {
        var result = await CliRunner.RunAsync(Repository.Tests, ["import", "-f", "-"], manifests);
        Assert.True(result.ExitCode == ExitCode.Fine, result.Error);
        Assert.DoesNotContain("is kept", result.Error, StringComparison.Ordinal);
        return result.Out;
    }

    /// <summary>The manifests as they are.</summary>
    public static LoadedCluster Load(string manifests) => Load(Objects(manifests));

    /// <summary>The manifests with what is printed in the place of their policies.</summary>
    public static LoadedCluster Load(string manifests, string printed) => Load([.. Objects(manifests).Where(o => o.Kind != "NetworkPolicy"), .. Objects(printed)]);

    private static LoadedCluster Load(IReadOnlyList<ManifestObject> objects) =>
        ClusterLoader.FromManifests(new ManifestSet(objects, [], [], "test"), "test", RenderSettings.Default, CliRunner.Now);

    private static IReadOnlyList<ManifestObject> Objects(string manifests)
    {
        var file = ManifestReader.Read("manifests", manifests);
        Assert.Empty(file.SyntaxErrors);
        Assert.All(file.Objects, o => Assert.Empty(o.Errors));
        return file.Objects;
    }
}
