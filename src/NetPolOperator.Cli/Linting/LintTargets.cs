using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Linting;
using NetPolOperator.Core.Manifests.Reading;

namespace NetPolOperator.Cli.Linting;

/// <summary>Reads what is to be checked. Unlike other commands' input it may be wrong: that is what is looked for.</summary>
internal static class LintTargets
{
    public static async Task<(IReadOnlyList<LintTarget> Targets, IReadOnlyList<ManifestError> Unreadable)> LoadAsync(
        InputRequest request, Surroundings surroundings, CancellationToken cancellation)
    {
        using var progress = new Progress(surroundings);
        if (request.IsLive)
        {
            var cluster = await LiveCluster.ReadAsync(request, progress, cancellation).ConfigureAwait(false);
            progress.Dispose();
            foreach (var note in cluster.Notes) await surroundings.Error.WriteLineAsync($"note: {note}").ConfigureAwait(false);
            return ([.. cluster.Objects.Select(o => LintTarget.Of(o, o.Kind))], []);
        }

        var set = ManifestSet.Read(request.Files, surroundings, progress);
        if (set.Objects.Count == 0 && set.SyntaxErrors.Count == 0) set.OrFail();
        return ([.. set.Objects.Select(LintTarget.Of)], set.SyntaxErrors);
    }
}
