using System.CommandLine;

namespace NetPolOperator.Cli.CommandLine;

/// <summary>One command of the program.</summary>
internal interface ICliCommand
{
    /// <summary>Lines that can be pasted into a shell; <c>{netpol}</c> stands for the program's name.</summary>
    string[] Examples { get; }

    /// <summary>The command with its options and what it does.</summary>
    Command Create(Surroundings surroundings);
}
