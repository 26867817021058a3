using NetPolOperator.Cli.Inputs;

namespace NetPolOperator.Cli.Expectations;

/// <summary>What somebody wants to hold.</summary>
/// <param name="Allow">Whether it must be possible; else it must not.</param>
/// <param name="Title">Its name, or what it says.</param>
/// <param name="From">The sources.</param>
/// <param name="To">The destinations.</param>
/// <param name="Ports">The ports; empty for any (allow) or every one (deny).</param>
/// <param name="Place">Where it stands, <c>file:line</c>.</param>
internal sealed record Expectation(bool Allow, string Title, IReadOnlyList<string> From, IReadOnlyList<string> To, IReadOnlyList<PortArgument> Ports, string Place);
