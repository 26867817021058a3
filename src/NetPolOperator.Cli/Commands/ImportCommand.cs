using System.CommandLine;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Importing;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Cli.Output;

namespace NetPolOperator.Cli.Commands;

/// <summary><c>netpol import</c>: NetworkPolicies to AppSegments and NamespaceBaselines.</summary>
internal sealed class ImportCommand : ICliCommand
{
    private readonly InputOptions _inputs = new();
    private readonly Option<string> _output = OutputFormat.Create(OutputFormat.Yaml, OutputFormat.Json);
    private readonly Option<string[]> _namespaces = new("--namespace", "-n") { Description = "Import the policies of this namespace only; may be repeated.", HelpName = "NS" };

    public string[] Examples =>
    [
        "{netpol} import > segments.yaml                      # the policies of the current cluster",
        "{netpol} import -n shop",
        "kubectl get ns,pods,svc,netpol -A -o yaml | {netpol} import -f -",
        "{netpol} import -f manifests/ -o json                # what became of each policy",
    ];

    public Command Create(Surroundings surroundings)
    {
        var command = new Command("import", "Turn NetworkPolicies into AppSegments and NamespaceBaselines that render to the same connections; that is checked before anything is printed.");
        _inputs.AddTo(command);
        foreach (var option in new Option[] { _namespaces, _output }) command.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, surroundings, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        var request = _inputs.Of(parsed);
        var cluster = await ClusterLoader.LoadAsync(request, surroundings, cancellation).ConfigureAwait(false);
        var namespaces = parsed.GetValue(_namespaces) ?? [];
        if (namespaces.FirstOrDefault(n => cluster.View.FindNamespace(n) == null) is { } unknown) throw new CommandFailure($"--namespace {unknown}: no such namespace");
        var result = new PolicyImport(cluster, ClusterLoader.SettingsOf(request), surroundings.Time.GetUtcNow()).Run(namespaces);
        foreach (var line in result.Lines()) await surroundings.Error.WriteLineAsync($"note: {line}").ConfigureAwait(false);
        if (parsed.GetValue(_output) == OutputFormat.Json) MachineOutput.Write(surroundings.Out, OutputFormat.Json, result.Report(), CliJsonContext.Readable.ImportReport);
        else await surroundings.Out.WriteAsync(result.Yaml()).ConfigureAwait(false);
        return ExitCode.Fine;
    }
}
