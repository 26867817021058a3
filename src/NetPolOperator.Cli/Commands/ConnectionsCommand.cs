using System.CommandLine;
using k8s.Models;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Cli.Output;

namespace NetPolOperator.Cli.Commands;

/// <summary><c>netpol connections</c>: who may connect to whom, on which ports.</summary>
internal sealed class ConnectionsCommand : ICliCommand
{
    private const string PodLevel = "pod";
    private const string WorkloadLevel = "workload";

    private readonly InputOptions _inputs = new();
    private readonly Option<string> _output = OutputFormat.Create(OutputFormat.Table, OutputFormat.Json, OutputFormat.Yaml);
    private readonly Option<string?> _level = new("--level") { Description = "pod or workload; default: pod where Pods are given, else workload.", HelpName = "LEVEL" };
    private readonly Option<string[]> _namespaces = new("--namespace", "-n") { Description = "Only connections from or to this namespace; may be repeated.", HelpName = "NS" };
    private readonly Option<string?> _from = new("--from") { Description = "Only from these: a namespace, ns/pod or ns/workload (* and ? allowed), an address or a CIDR block.", HelpName = "PEER" };
    private readonly Option<string?> _to = new("--to") { Description = "Only to these, likewise.", HelpName = "PEER" };
    private readonly Option<string?> _port = new("--port") { Description = "Only connections that this port may pass: TCP/443, UDP/53 or 443 (TCP).", HelpName = "PORT" };
    private readonly Option<bool> _self = new("--self") { Description = "List what a workload may send to itself, and in tables the pod that reaches itself." };
    private readonly Option<bool> _noAddresses = new("--no-external") { Description = "Leave addresses outside the cluster out." };

    public string[] Examples =>
    [
        "{netpol} connections -f manifests/",
        "{netpol} connections -f manifests/ --level workload -o json",
        "{netpol} connections --to data/db --port TCP/5432     # who reaches the database, in the current cluster",
        "kubectl get ns,pods,netpol -A -o yaml | {netpol} connections -f - -n shop",
    ];

    public Command Create(Surroundings surroundings)
    {
        var command = new Command("connections", "List who may connect to whom, on which ports; whatever is not listed is denied.");
        _inputs.AddTo(command);
        _level.AcceptOnlyFromAmong(PodLevel, WorkloadLevel);
        foreach (var option in new Option[] { _level, _namespaces, _from, _to, _port, _self, _noAddresses, _output }) command.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, surroundings, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        var port = PortArgument.Parse(parsed.GetValue(_port));
        var cluster = await ClusterLoader.LoadAsync(_inputs.Of(parsed), surroundings, cancellation).ConfigureAwait(false);
        var evaluator = cluster.Evaluator;
        var filter = ConnectionFilter.Create(
            evaluator, parsed.GetValue(_namespaces) ?? [], parsed.GetValue(_from), parsed.GetValue(_to), port, parsed.GetValue(_noAddresses));
        var format = parsed.GetValue(_output)!;
        var level = parsed.GetValue(_level) ?? (cluster.Objects.OfType<V1Pod>().Any() ? PodLevel : WorkloadLevel);
        var self = parsed.GetValue(_self);
        // A pod reaches itself whatever policies say: machines are told, people know.
        var connections = level == PodLevel ? evaluator.Matrix.ByPod(self || format != OutputFormat.Table) : evaluator.Matrix.ByWorkload(self);
        var families = AddressFamilies.Of(evaluator);
        var count = ConnectionWriter.Write(surroundings, format, connections.Where(c => families.Shows(c) && filter.Passes(c)));
        if (count == 0 && format == OutputFormat.Table) await surroundings.Error.WriteLineAsync("no connection is allowed").ConfigureAwait(false);
        return ExitCode.Fine;
    }
}
