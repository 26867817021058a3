using System.CommandLine;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Cli.Output;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Commands;

/// <summary><c>netpol render</c>: the policies that the operator would write.</summary>
internal sealed class RenderCommand : ICliCommand
{
    private readonly InputOptions _inputs = new();
    private readonly Option<string> _output = OutputFormat.Create(OutputFormat.Yaml, OutputFormat.Json);
    private readonly Option<string[]> _namespaces = new("--namespace", "-n") { Description = "Only this namespace's policies; may be repeated.", HelpName = "NS" };
    private readonly Option<bool> _audit = new("--include-audit") { Description = "Also what resources in mode Audit would be, if they were enforced." };

    public string[] Examples =>
    [
        "{netpol} render -f manifests/ > policies.yaml",
        "{netpol} render -f segment.yaml -f cluster.yaml -o json",
        "{netpol} render                                      # from the resources of the current cluster",
    ];

    public Command Create(Surroundings surroundings)
    {
        var command = new Command("render", "Render AppSegments and NamespaceBaselines to the NetworkPolicies that the operator would write.");
        _inputs.AddTo(command);
        foreach (var option in new Option[] { _namespaces, _audit, _output }) command.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, surroundings, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        var request = _inputs.Of(parsed);
        var cluster = await ClusterLoader.LoadAsync(request, surroundings, cancellation).ConfigureAwait(false);
        var rendered = request.IsLive ? await RenderAsync(cluster, request, surroundings).ConfigureAwait(false) : cluster.Rendered;
        var namespaces = parsed.GetValue(_namespaces) ?? [];
        var policies = rendered.Where(r => r.Policy != null && (r.Mode != Modes.Audit || parsed.GetValue(_audit)))
            .Where(r => namespaces.Length == 0 || namespaces.Contains(r.Namespace)).Select(r => r.Policy!).ToList();
        if (policies.Count == 0) await surroundings.Error.WriteLineAsync("note: no AppSegment or NamespaceBaseline that writes a policy").ConfigureAwait(false);
        // One missing DNS Service concerns every resource; it is told once.
        foreach (var warning in rendered.SelectMany(r => r.Warnings.Select(w => (Of: $"{r.Owner} {w.Path}", w.Message))).Distinct().GroupBy(w => w.Message))
            await surroundings.Error.WriteLineAsync($"warning: {warning.First().Of}{(warning.Count() > 1 ? $" and {warning.Count() - 1} more" : "")}: {warning.Key}").ConfigureAwait(false);
        if (parsed.GetValue(_output) == OutputFormat.Json) PolicyOutput.WriteJson(surroundings.Out, policies);
        else PolicyOutput.WriteYaml(surroundings.Out, policies);
        return ExitCode.Fine;
    }

    private static async Task<IReadOnlyList<RenderedPolicy>> RenderAsync(LoadedCluster cluster, InputRequest request, Surroundings surroundings)
    {
        var rendering = ResourceRendering.Render(cluster.Given, [], ClusterLoader.SettingsOf(request), surroundings.Time.GetUtcNow());
        foreach (var note in rendering.Notes) await surroundings.Error.WriteLineAsync($"note: {note}").ConfigureAwait(false);
        return rendering.Rendered;
    }
}
