using System.CommandLine;
using System.CommandLine.Parsing;

namespace NetPolOperator.Cli.CommandLine;

/// <summary>Runs a command line and turns whatever happens into an exit code.</summary>
internal static class NetPolProgram
{
    public static async Task<int> RunAsync(string[] args, Surroundings surroundings, CancellationToken cancellation = default)
    {
        try
        {
            return await RunParsedAsync(args, surroundings, cancellation).ConfigureAwait(false);
        }
        catch (CommandFailure failure)
        {
            return Fail(surroundings, failure.Messages);
        }
        catch (OperationCanceledException)
        {
            return Fail(surroundings, ["cancelled"]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A reader that went away (`netpol … | head`) wants no more, which is no error of ours.
            return IsBrokenPipe(e) ? ExitCode.Fine : Fail(surroundings, [e.Message]);
        }
#pragma warning disable CA1031 // Last resort: a person gets one sentence, whatever it is; the stack is there on demand.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var detail = Environment.GetEnvironmentVariable("NETPOL_DEBUG") is { Length: > 0 } ? e.ToString() : $"{e.GetType().Name}: {e.Message}";
            return Fail(surroundings, [$"internal error, please report it: {detail}"]);
        }
    }

    private static async Task<int> RunParsedAsync(string[] args, Surroundings surroundings, CancellationToken cancellation)
    {
        var root = RootCommandFactory.Create(surroundings);
        if (args is [Completer.Word, .. var words])
        {
            Completer.Write(root, words, surroundings.Out);
            await surroundings.Out.FlushAsync(cancellation).ConfigureAwait(false);
            return ExitCode.Fine;
        }

        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction) return UsageError(parsed, surroundings);
        var configuration = new InvocationConfiguration { Output = surroundings.Out, Error = surroundings.Error, EnableDefaultExceptionHandler = false };
        var code = await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        await surroundings.Out.FlushAsync(cancellation).ConfigureAwait(false);
        return code;
    }

    private static int UsageError(ParseResult parsed, Surroundings surroundings)
    {
        var command = parsed.CommandResult.Command;
        var path = command is Command { Name: var name } && parsed.CommandResult.Parent is CommandResult ? $"{surroundings.ProgramName} {name}" : surroundings.ProgramName;
        return Fail(surroundings, [.. parsed.Errors.Select(e => e.Message.ReplaceLineEndings(" ").Replace(" \t", " ", StringComparison.Ordinal)).Distinct(), $"see {path} --help"]);
    }

    private static int Fail(Surroundings surroundings, IReadOnlyList<string> messages)
    {
        try
        {
            surroundings.Out.Flush();
        }
        catch (IOException)
        {
            // What was written so far is lost; the messages below are what matters.
        }

        foreach (var message in messages) surroundings.Error.WriteLine($"error: {message}");
        surroundings.Error.Flush();
        return ExitCode.Error;
    }

    private static bool IsBrokenPipe(Exception e) => e is IOException && e.HResult == 32;
}
