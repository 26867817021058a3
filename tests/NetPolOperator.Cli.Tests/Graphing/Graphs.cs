using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Graphing;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Cli.Tests.Running;

namespace NetPolOperator.Cli.Tests.Graphing;

/// <summary>Makes graphs, as objects and as the program prints them.</summary>
internal static class Graphs
{
    public static (LoadedCluster Cluster, ConnectionGraph Graph) Build(string directory, params string[] files)
    {
        var surroundings = new Surroundings { ProgramName = "netpol", In = TextReader.Null, Out = TextWriter.Null, Error = TextWriter.Null, Directory = directory };
        using var progress = new Progress(surroundings);
        var cluster = ClusterLoader.FromFiles(new(files, null, null, []), surroundings, progress);
        return (cluster, GraphBuilder.Build(cluster, cluster.Rendered, []));
    }

    /// <summary>What <c>netpol graph</c> prints for a text on standard input.</summary>
    public static async Task<string> PrintAsync(string yaml, string format, params string[] more)
    {
        var result = await CliRunner.RunAsync(Repository.Root, ["graph", "-f", "-", "-o", format, .. more], yaml);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Out;
    }

    public static Task<string> PrintSampleAsync(string format) => PrintFilesAsync(format, "config/samples");

    public static async Task<string> PrintFilesAsync(string format, string path)
    {
        var result = await CliRunner.RunAsync(Repository.Root, ["graph", "-f", path, "-o", format]);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Out;
    }
}
