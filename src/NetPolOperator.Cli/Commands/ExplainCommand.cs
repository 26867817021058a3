using System.CommandLine;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Explaining;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Cli.Output;

namespace NetPolOperator.Cli.Commands;

/// <summary><c>netpol explain</c>: why something may or may not connect to something.</summary>
internal sealed class ExplainCommand : ICliCommand
{
    private readonly InputOptions _inputs = new();
    private readonly Option<string> _output = OutputFormat.Create("text", OutputFormat.Json, OutputFormat.Yaml);
    private readonly Option<string> _from = new("--from") { Description = "The source: ns/pod, ns/workload, ns/segment or an address.", HelpName = "PEER", Required = true };
    private readonly Option<string> _to = new("--to") { Description = "The destination, likewise.", HelpName = "PEER", Required = true };
    private readonly Option<string?> _port = new("--port") { Description = "TCP/8080, UDP/53, SCTP/3868; a number alone is TCP. Without it: all that may pass.", HelpName = "PORT" };

    public string[] Examples =>
    [
        "{netpol} explain --from shop/web --to data/db --port TCP/5432",
        "{netpol} explain -f manifests/ --from shop/orders-1 --to 203.0.113.7 --port 443",
        "{netpol} explain --from 198.51.100.1 --to edge/gateway -o json",
    ];

    public Command Create(Surroundings surroundings)
    {
        var command = new Command("explain", "Say why one end may or may not connect to another, each side apart, and what to add if it may not.");
        _inputs.AddTo(command);
        foreach (var option in new Option[] { _from, _to, _port, _output }) command.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, surroundings, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        var port = PortArgument.Parse(parsed.GetValue(_port));
        var cluster = await ClusterLoader.LoadAsync(_inputs.Of(parsed), surroundings, cancellation).ConfigureAwait(false);
        var (from, to) = (parsed.GetValue(_from)!, parsed.GetValue(_to)!);
        var (sources, destinations) = (EndArgument.FindAll(from, "--from", cluster), EndArgument.FindAll(to, "--to", cluster));
        if (sources[0].IsExternal && destinations[0].IsExternal) throw new CommandFailure($"--from {from}, --to {to}: both are addresses, and policies concern pods only");
        // Of a workload its first pod speaks for the others, unless that is the one pod at both ends.
        var source = sources[0];
        var destination = destinations.FirstOrDefault(d => !d.IsSame(source)) ?? destinations[0];
        var explanation = new Explainer(cluster).Explain(source, destination, port);
        var format = parsed.GetValue(_output)!;
        if (format == "text") ExplanationText.Write(surroundings, explanation);
        else MachineOutput.Write(surroundings.Out, format, explanation, CliJsonContext.Readable.Explanation);
        return ExitCode.Fine;
    }
}
