using System.CommandLine;
using System.CommandLine.Help;
using NetPolOperator.Cli.Commands;

namespace NetPolOperator.Cli.CommandLine;

/// <summary>Puts the program together.</summary>
internal static class RootCommandFactory
{
    private static readonly string[] RootExamples =
    [
        "{netpol} connections -f manifests/            # who may talk to whom, from files",
        "{netpol} coverage                             # which pods are open, in the current cluster",
        "{netpol} explain --from shop/web --to shop/db --port TCP/5432",
        "{netpol} diff -f manifests/ -o markdown       # what a pull request would change",
    ];

    private static ICliCommand[] Commands =>
    [
        new ConnectionsCommand(), new ExplainCommand(), new CoverageCommand(), new LintCommand(), new RenderCommand(), new DiffCommand(),
        new GraphCommand(), new ImportCommand(), new TestCommand(), new CompletionCommand(),
    ];

    public static Command Create(Surroundings surroundings)
    {
        var root = new Command(ProgramName.Default, "See what NetworkPolicies do before you trust them: who can talk to whom, why, what would change, what is wrong.");
        var examples = new Dictionary<Command, string[]> { [root] = RootExamples };
        foreach (var cliCommand in Commands)
        {
            var command = cliCommand.Create(surroundings);
            examples[command] = cliCommand.Examples;
            root.Add(command);
        }

        var help = new HelpAction(surroundings, examples);
        root.Add(new HelpOption("--help", "-h") { Action = help, Description = "Show this help.", Recursive = true });
        root.Add(new VersionOption("--version") { Action = new VersionAction(surroundings.Out), Description = "Show the version." });
        root.SetAction(help.Invoke);
        return root;
    }
}
