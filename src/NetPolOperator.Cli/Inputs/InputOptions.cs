using System.CommandLine;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Cli.Inputs;

/// <summary>The options that say where a command reads from.</summary>
internal sealed class InputOptions
{
    /// <summary>Files, folders or <c>-</c>.</summary>
    public Option<string[]> Files { get; } = new("--filename", "-f")
    {
        Description = "A file, a folder (with all below it) or - for standard input; YAML or JSON; may be repeated. Without it the cluster is read.",
        HelpName = "PATH",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>The kubeconfig to use.</summary>
    public Option<string?> Kubeconfig { get; } = new("--kubeconfig") { Description = "The kubeconfig file; default: $KUBECONFIG, else ~/.kube/config.", HelpName = "FILE" };

    /// <summary>The context to use.</summary>
    public Option<string?> Context { get; } = new("--context") { Description = "The kubeconfig's context; default: its current one.", HelpName = "NAME" };

    /// <summary>What <c>entity: Internet</c> leaves out.</summary>
    public Option<string[]> ClusterCidrs { get; } = new("--cluster-cidr")
    {
        Description = "A pod or Service range of the cluster, which entity Internet leaves out; may be repeated.", HelpName = "CIDR",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Files);
        command.Add(Kubeconfig);
        command.Add(Context);
        command.Add(ClusterCidrs);
    }

    /// <summary>What the user asked for.</summary>
    public InputRequest Of(ParseResult parsed)
    {
        var ranges = parsed.GetValue(ClusterCidrs) ?? [];
        if (ranges.FirstOrDefault(r => !CidrBlock.TryParse(r, out _)) is { } wrong) throw new CommandFailure($"--cluster-cidr {wrong}: write a CIDR block such as 10.244.0.0/16");
        return new(parsed.GetValue(Files) ?? [], parsed.GetValue(Kubeconfig), parsed.GetValue(Context), ranges);
    }
}

/// <summary>Where to read from.</summary>
/// <param name="Files">Files, folders or <c>-</c>; empty for the cluster.</param>
/// <param name="Kubeconfig">The kubeconfig file, or null for the usual one.</param>
/// <param name="Context">The context, or null for the current one.</param>
/// <param name="ClusterCidrs">The cluster's pod and Service ranges, where they cannot be read from Nodes.</param>
internal sealed record InputRequest(IReadOnlyList<string> Files, string? Kubeconfig, string? Context, IReadOnlyList<string> ClusterCidrs)
{
    /// <summary>Whether a cluster is read.</summary>
    public bool IsLive => Files.Count == 0;
}
