using System.CommandLine;
using System.CommandLine.Invocation;

namespace NetPolOperator.Cli.CommandLine;

/// <summary>Says which build this is.</summary>
internal sealed class VersionAction(TextWriter output) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        output.WriteLine(ProgramVersion.Line);
        return ExitCode.Fine;
    }
}
