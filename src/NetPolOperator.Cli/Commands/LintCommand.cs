using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Cli.Linting;
using NetPolOperator.Cli.Output;
using NetPolOperator.Core.Linting;

namespace NetPolOperator.Cli.Commands;

/// <summary><c>netpol lint</c>: pitfalls in policies and custom resources.</summary>
internal sealed class LintCommand : ICliCommand
{
    private const string Text = "text";
    private const string Sarif = "sarif";

    private readonly InputOptions _inputs = new();
    private readonly Option<string> _output = OutputFormat.Create(Text, OutputFormat.Json, OutputFormat.Yaml, Sarif);
    private readonly Option<string?> _explain = new("--explain") { Description = "Say what a check looks for, why, and what to do: NP014 or hyphen-trap.", HelpName = "ID" };
    private readonly Option<bool> _list = new("--list") { Description = "List all checks." };
    private readonly Option<string?> _config = new("--lint-config") { Description = $"A file with disable, severity and minSeverity; default: {LintConfiguration.DefaultFile} where it is.", HelpName = "FILE" };
    private readonly Option<string?> _least = new("--min-severity") { Description = "Report nothing below: error, warning or info.", HelpName = "SEVERITY" };

    public string[] Examples =>
    [
        "{netpol} lint -f manifests/",
        "{netpol} lint -f manifests/ -o sarif > lint.sarif    # for code scanning",
        "{netpol} lint --explain NP014",
        "{netpol} lint                                        # the policies of the current cluster",
    ];

    public Command Create(Surroundings surroundings)
    {
        var command = new Command("lint", "Find pitfalls in NetworkPolicies, AppSegments and NamespaceBaselines, each with its line, a reason and a fix.");
        _inputs.AddTo(command);
        _explain.CompletionSources.Add(_ => LintCatalog.Rules.Select(r => new CompletionItem(r.Id, detail: r.Title)));
        _least.AcceptOnlyFromAmong("error", "warning", "info");
        foreach (var option in new Option[] { _explain, _list, _config, _least, _output }) command.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, surroundings, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        if (parsed.GetValue(_list)) LintText.WriteList(surroundings);
        else if (parsed.GetValue(_explain) is { } id) LintText.WriteRule(surroundings, LintCatalog.Find(id) ?? throw new CommandFailure($"--explain {id}: no such check; netpol lint --list shows them"));
        else return await CheckAsync(parsed, surroundings, cancellation).ConfigureAwait(false);
        return ExitCode.Fine;
    }

    private async Task<int> CheckAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        var settings = LintConfiguration.Read(parsed.GetValue(_config), surroundings.Directory);
        if (parsed.GetValue(_least) is { } least) settings = settings with { Least = LintConfiguration.Severity(least)!.Value };
        var request = _inputs.Of(parsed);
        var (targets, unreadable) = await LintTargets.LoadAsync(request, surroundings, cancellation).ConfigureAwait(false);
        var findings = Linter.Check(new LintContext(targets, ClusterLoader.SettingsOf(request), surroundings.Time.GetUtcNow()), settings);
        Write(surroundings, parsed.GetValue(_output)!, findings);
        if (unreadable.Count > 0) throw new CommandFailure([.. unreadable.Select(e => e.ToString())]);
        return findings.Count > 0 ? ExitCode.Findings : ExitCode.Fine;
    }

    private static void Write(Surroundings surroundings, string format, IReadOnlyList<LintFinding> findings)
    {
        if (format == Sarif) surroundings.Out.WriteLine(JsonSerializer.Serialize(SarifLog.Of(findings, ProgramVersion.Current), CliJsonContext.Readable.SarifLog));
        else if (format == Text) LintText.Write(surroundings, findings);
        else MachineOutput.Write(surroundings.Out, format, LintReport.Of(findings), CliJsonContext.Readable.LintReport);
    }
}
