using System.CommandLine;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Expectations;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Cli.Output;
using Spectre.Console;

namespace NetPolOperator.Cli.Commands;

/// <summary><c>netpol test</c>: expectations held against files or a cluster.</summary>
internal sealed class TestCommand : ICliCommand
{
    private const string JUnit = "junit";
    private const string SchemaResource = "netpol-test.schema.json";

    private readonly InputOptions _inputs = new();
    private readonly Option<string> _output = OutputFormat.Create("text", OutputFormat.Json, OutputFormat.Yaml, JUnit);
    private readonly Option<bool> _schema = new("--schema") { Description = "Print the JSON schema of expectation files, for editors." };
    private readonly Argument<string[]> _files = new("expectations")
    {
        HelpName = "EXPECTATIONS", Arity = ArgumentArity.ZeroOrMore,
        Description = "Files or folders with allow and deny lists. Without them the NetPolTest documents among the -f files are taken.",
    };

    public string[] Examples =>
    [
        "{netpol} test expectations.yaml -f manifests/",
        "{netpol} test expectations.yaml                      # against the current cluster",
        "{netpol} test expectations.yaml -f manifests/ -o junit > report.xml",
        "",
        "# expectations.yaml",
        "allow:",
        "- {from: edge/web, to: shop/orders, ports: [TCP/8080]}",
        "- {from: shop, to: 203.0.113.7, ports: [443]}",
        "deny:",
        "- {name: only orders reach the database, from: [edge, segment:shop/reports], to: data/db}",
    ];

    public Command Create(Surroundings surroundings)
    {
        var command = new Command("test", "Hold expectations against files or the cluster. Exits 1 if one is broken, and says by which policy and rule.");
        command.Add(_files);
        _inputs.AddTo(command);
        foreach (var option in new Option[] { _schema, _output }) command.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, surroundings, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        if (parsed.GetValue(_schema))
        {
            await surroundings.Out.WriteAsync(Schema()).ConfigureAwait(false);
            return ExitCode.Fine;
        }

        var files = parsed.GetValue(_files) ?? [];
        var expectations = files.Length == 0 ? [] : FileCollector.Collect(files, surroundings).SelectMany(ExpectationReader.Read).ToList();
        var cluster = await ClusterLoader.LoadAsync(_inputs.Of(parsed), surroundings, cancellation).ConfigureAwait(false);
        if (files.Length == 0) expectations = [.. cluster.Manifests.Where(m => m.Kind == ExpectationReader.Kind).SelectMany(ExpectationReader.Read)];
        if (expectations.Count == 0) throw new CommandFailure("no expectations: name a file, or add a NetPolTest document to the -f files");
        var checker = new ExpectationChecker(cluster);
        var results = expectations.ConvertAll(checker.Check);
        var report = new TestReport(results.Count(r => r.Passed), results.Count(r => !r.Passed), results);
        Write(surroundings, parsed.GetValue(_output)!, report);
        return report.Failed > 0 ? ExitCode.Findings : ExitCode.Fine;
    }

    private static void Write(Surroundings surroundings, string format, TestReport report)
    {
        if (format == JUnit) JUnitReport.Write(surroundings.Out, report);
        else if (format == "text") WriteText(Terminal.Create(surroundings), report);
        else MachineOutput.Write(surroundings.Out, format, report, CliJsonContext.Readable.TestReport);
    }

    private static void WriteText(IAnsiConsole console, TestReport report)
    {
        foreach (var result in report.Results)
        {
            console.Line(result.Passed ? Styled.Good("ok      ") : Styled.Bad("BROKEN  "), result.Title, Styled.Faint($"  ({result.Place})"));
            if (result.Passed) continue;
            console.Line($"        {result.Message}");
            foreach (var line in result.Because ?? []) console.Line($"        {line}");
        }

        console.Line(Styled.Strong($"{report.Passed} kept, {report.Failed} broken"));
    }

    private static string Schema()
    {
        using var reader = new StreamReader(typeof(TestCommand).Assembly.GetManifestResourceStream(SchemaResource)!);
        return reader.ReadToEnd();
    }
}
