namespace NetPolOperator.Cli.Expectations;

/// <summary>How the expectations fared.</summary>
/// <param name="Passed">How many hold.</param>
/// <param name="Failed">How many do not.</param>
/// <param name="Results">Each of them.</param>
internal sealed record TestReport(int Passed, int Failed, IReadOnlyList<TestResult> Results);

/// <summary>How one expectation fared.</summary>
/// <param name="Title">Its name, or what it says.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Checks">How many pairs were looked at.</param>
/// <param name="Message">The first pair that breaks it.</param>
/// <param name="Because">The policies and rules that break it.</param>
internal sealed record TestResult(string Title, string Place, bool Passed, int Checks, string? Message, IReadOnlyList<string>? Because);
