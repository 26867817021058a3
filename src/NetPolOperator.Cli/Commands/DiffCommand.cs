using System.CommandLine;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Diffing;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Cli.Output;

namespace NetPolOperator.Cli.Commands;

/// <summary><c>netpol diff</c>: what applying files would change.</summary>
internal sealed class DiffCommand : ICliCommand
{
    private readonly InputOptions _inputs = new();
    private readonly Option<string> _output = OutputFormat.Create("text", OutputFormat.Markdown, OutputFormat.Json, OutputFormat.Yaml);
    private readonly Option<string[]> _against = new("--against", "-a") { Description = "The state before, as files; may be repeated. Without it the cluster is the state before.", HelpName = "PATH" };
    private readonly Option<string> _level = new("--level") { Description = "Compare connections of each workload or each pod; default: workload.", HelpName = "LEVEL", DefaultValueFactory = _ => "workload" };

    public string[] Examples =>
    [
        "{netpol} diff -f manifests/                          # against the current cluster",
        "{netpol} diff -f manifests/ --against main/manifests/",
        "{netpol} diff -f manifests/ -a old/ -o markdown      # as a comment for a pull request",
    ];

    public Command Create(Surroundings surroundings)
    {
        var command = new Command("diff", "Say what applying files would change, object by object and as connections gained and lost. Exits 0 if nothing, 1 if something, 2 on errors.");
        _inputs.AddTo(command);
        _level.AcceptOnlyFromAmong("workload", "pod");
        foreach (var option in new Option[] { _against, _level, _output }) command.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, surroundings, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        var request = _inputs.Of(parsed);
        if (request.IsLive) throw new CommandFailure("give the state after with -f: there is nothing to compare the cluster with");
        var against = parsed.GetValue(_against) ?? [];
        if (against.Contains("-") && request.Files.Contains("-")) throw new CommandFailure("-f - and --against - cannot both read standard input");
        var (before, after) = against.Length > 0
            ? (await ClusterLoader.LoadAsync(request with { Files = against }, surroundings, cancellation).ConfigureAwait(false), await ClusterLoader.LoadAsync(request, surroundings, cancellation).ConfigureAwait(false))
            : await Overlay.LoadAsync(request, surroundings, cancellation).ConfigureAwait(false);
        var report = new DiffReport(before.Origin, after.Origin, [.. ObjectDiffer.Compare(before.View, after.View)],
            ConnectionDiffer.Compare(before.Evaluator, after.Evaluator, parsed.GetValue(_level) == "pod"));
        var format = parsed.GetValue(_output)!;
        if (format == "text") DiffText.Write(surroundings, report);
        else if (format == OutputFormat.Markdown) DiffMarkdown.Write(surroundings.Out, report);
        else MachineOutput.Write(surroundings.Out, format, report, CliJsonContext.Readable.DiffReport);
        return report.IsSame ? ExitCode.Fine : ExitCode.Findings;
    }
}
