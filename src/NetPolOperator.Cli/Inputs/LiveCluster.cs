using NetPolOperator.Cli.CommandLine;

namespace NetPolOperator.Cli.Inputs;

/// <summary>Reads a cluster by listing it once.</summary>
internal static class LiveCluster
{
    public static Task<LoadedCluster> ReadAsync(InputRequest request, Progress progress, CancellationToken cancellation) =>
        throw new CommandFailure("reading a cluster is not there yet: give files with -f");
}
