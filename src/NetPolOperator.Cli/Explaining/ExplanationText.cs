using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Output;
using Spectre.Console;

namespace NetPolOperator.Cli.Explaining;

/// <summary>Shows an explanation to a person.</summary>
internal static class ExplanationText
{
    public static void Write(Surroundings surroundings, Explanation explanation)
    {
        var console = Terminal.Create(surroundings);
        var verdict = explanation.Allowed ? Styled.Good("ALLOWED") : Styled.Bad("DENIED");
        console.Line(verdict, $"  {explanation.From} -> {explanation.To}", explanation.Port == null ? "" : $" on {explanation.Port}");
        console.Line($"All that may pass: {explanation.Connections}");
        if (explanation.Reason != null) console.Line($"Reason: {explanation.Reason}");
        if (explanation.Reason != null) return;
        Write(console, "Egress", explanation.Egress, explanation);
        Write(console, "Ingress", explanation.Ingress, explanation);
        foreach (var suggestion in explanation.Add)
        {
            console.Line();
            console.Line(Styled.Strong($"To allow it, add {suggestion.What}:"));
            foreach (var line in suggestion.Yaml.TrimEnd('\n').Split('\n')) console.Line("  " + line);
        }
    }

    private static void Write(IAnsiConsole console, string title, DirectionExplanation direction, Explanation explanation)
    {
        console.Line();
        console.Line(Styled.Strong(title), title == "Egress" ? $" from {direction.Of}: " : $" to {direction.Of}: ", direction.Allowed ? Styled.Good("allowed") : Styled.Bad("denied"));
        if (direction.Note != null) console.Line($"  {direction.Note}");
        if (direction.IsolatedBy.Count > 0) console.Line("  isolated by");
        foreach (var policy in direction.IsolatedBy) console.Line($"    NetworkPolicy {policy.Policy}", From(policy.Source, null, policy.File));
        if (direction.AllowedBy.Count > 0) console.Line("  allowed by");
        foreach (var rule in direction.AllowedBy) console.Line($"    NetworkPolicy {rule.Policy} {rule.Rule}", From(rule.Source, rule.Fields, rule.File));
        if (direction is { Isolated: true, Allowed: false })
            console.Line($"  no rule of {(direction.IsolatedBy.Count == 1 ? "it" : "them")} allows {(title == "Egress" ? explanation.To : explanation.From)}{(explanation.Port == null ? "" : $" on {explanation.Port}")}");
    }

    private static Styled From(string? source, IReadOnlyList<string>? fields, string? file)
    {
        var field = fields is { Count: > 0 } ? $" {string.Join(", ", fields)}" : "";
        var from = source == null ? "" : $"from {source.Replace("AppSegment/", "AppSegment ", StringComparison.Ordinal).Replace("NamespaceBaseline/", "NamespaceBaseline ", StringComparison.Ordinal)}{field}";
        var place = file == null ? "" : $"at {file}";
        return Styled.Faint(from.Length + place.Length == 0 ? "" : $"  ({string.Join(", ", new[] { from, place }.Where(t => t.Length > 0))})");
    }
}
