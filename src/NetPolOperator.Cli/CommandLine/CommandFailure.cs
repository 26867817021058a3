namespace NetPolOperator.Cli.CommandLine;

/// <summary>There is no answer, and these lines say why; the process exits with <see cref="ExitCode.Error"/>.</summary>
internal sealed class CommandFailure(IReadOnlyList<string> messages) : Exception(string.Join('\n', messages))
{
    public CommandFailure(string message)
        : this([message])
    {
    }

    public IReadOnlyList<string> Messages { get; } = messages;
}
