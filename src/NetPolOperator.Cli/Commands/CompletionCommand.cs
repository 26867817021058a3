using System.CommandLine;
using NetPolOperator.Cli.CommandLine;

namespace NetPolOperator.Cli.Commands;

/// <summary><c>netpol completion</c>: scripts that make shells complete command lines.</summary>
internal sealed class CompletionCommand : ICliCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = "netpol.bash", ["zsh"] = "netpol.zsh", ["fish"] = "netpol.fish", ["kubectl"] = "kubectl_complete-netpol",
    };

    private readonly Argument<string> _shell = new("shell") { HelpName = "SHELL", Description = "bash, zsh, fish, or kubectl for the plugin that completes `kubectl netpol`." };

    public string[] Examples =>
    [
        "source <(netpol completion bash)                     # in ~/.bashrc, to have it in every shell",
        "netpol completion zsh > \"${fpath[1]}/_netpol\"",
        "netpol completion fish > ~/.config/fish/completions/netpol.fish",
        "netpol completion kubectl > ~/bin/kubectl_complete-netpol && chmod +x ~/bin/kubectl_complete-netpol",
    ];

    public Command Create(Surroundings surroundings)
    {
        var command = new Command("completion", "Print a script that makes a shell complete commands, options and their values.");
        _shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        command.Add(_shell);
        command.SetAction(parsed => surroundings.Out.Write(Script(Scripts[parsed.GetValue(_shell)!])));
        return command;
    }

    private static string Script(string name)
    {
        using var reader = new StreamReader(typeof(CompletionCommand).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
