using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Cli.Output;

namespace NetPolOperator.Cli.Commands;

/// <summary><c>netpol coverage</c>: which pods are isolated, and which are open.</summary>
internal sealed class CoverageCommand : ICliCommand
{
    private readonly InputOptions _inputs = new();
    private readonly Option<string> _output = OutputFormat.Create(OutputFormat.Table, OutputFormat.Json, OutputFormat.Yaml);
    private readonly Option<string[]> _namespaces = new("--namespace", "-n") { Description = "Only this namespace; may be repeated.", HelpName = "NS" };
    private readonly Option<double?> _failUnder = new("--fail-under") { Description = "Exit 1 if less than this percentage is isolated, in either direction.", HelpName = "PERCENT", CustomParser = Percentage };

    public string[] Examples =>
    [
        "{netpol} coverage",
        "{netpol} coverage -f manifests/ -n shop",
        "{netpol} coverage -f manifests/ --fail-under 100     # in CI",
    ];

    public Command Create(Surroundings surroundings)
    {
        var command = new Command("coverage", "Count the isolated pods of each namespace and direction, and list the open ones.");
        _inputs.AddTo(command);
        foreach (var option in new Option[] { _namespaces, _failUnder, _output }) command.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, surroundings, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        var cluster = await ClusterLoader.LoadAsync(_inputs.Of(parsed), surroundings, cancellation).ConfigureAwait(false);
        var report = CoverageCounter.Count(cluster.Evaluator, parsed.GetValue(_namespaces) ?? []);
        var failUnder = parsed.GetValue(_failUnder);
        // Policies alone, or the wrong folder, would pass every build.
        if (failUnder != null && report.Total.Pods == 0) throw new CommandFailure("--fail-under: there are no pods and no workloads, so nothing was measured");
        var format = parsed.GetValue(_output)!;
        if (format == OutputFormat.Table) Show(surroundings, report);
        else MachineOutput.Write(surroundings.Out, format, report, CliJsonContext.Readable.CoverageReport);
        var least = Math.Min(report.Total.Ingress.Ratio, report.Total.Egress.Ratio) * 100;
        return least < failUnder ? ExitCode.Findings : ExitCode.Fine;
    }

    private static double? Percentage(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100) return percent;
        argument.AddError($"--fail-under {text}: write a percentage from 0 to 100");
        return null;
    }

    private static void Show(Surroundings surroundings, CoverageReport report)
    {
        using (var table = new TableWriter(surroundings, "NAMESPACE", "PODS", "INGRESS", "EGRESS", "HOST NETWORK"))
        {
            foreach (var line in report.Namespaces) Row(table, line.Namespace!, line);
            Row(table, "(all)", report.Total);
        }

        if (report.OpenPods.Count == 0) return;
        surroundings.Out.WriteLine();
        using var open = new TableWriter(surroundings, "OPEN POD", "DIRECTIONS");
        foreach (var pod in report.OpenPods) open.Row(pod.Pod, Styled.Bad(string.Join(", ", pod.Directions)));
    }

    private static void Row(TableWriter table, string name, NamespaceCoverageLine line) =>
        table.Row(name, line.Pods.ToString(CultureInfo.InvariantCulture), Share(line.Ingress), Share(line.Egress), line.Ingress.Unprotectable.ToString(CultureInfo.InvariantCulture));

    private static Styled Share(DirectionCount count)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{count.Isolated}/{count.Isolated + count.Open} {Math.Floor(count.Ratio * 100):0}%");
        return count.Open == 0 ? Styled.Good(text) : Styled.Bad(text);
    }
}
