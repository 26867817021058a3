using k8s.Models;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Rendering;

/// <summary>
/// The annotation that says which policy rule came from which fields, and until when:
/// <c>ingress[0]=allowFrom[0],allowFrom[2] until 2026-12-31T00:00:00Z;egress[0]=dns</c>.
/// </summary>
public static class RuleTrace
{
    private const string Until = " until ";

    /// <summary>The fields that a policy's rule came from; none where the annotation is missing or does not tell.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="rule">The rule, <c>ingress[0]</c>.</param>
    public static IReadOnlyList<RuleField> FieldsOf(V1NetworkPolicy policy, string rule) => Of(policy).GetValueOrDefault(rule) ?? [];

    /// <summary>The fields of every rule that the annotation tells of, by rule. Anybody may have written it, and much of it: it is read but once.</summary>
    internal static Dictionary<string, IReadOnlyList<RuleField>> Of(V1NetworkPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var rules = new Dictionary<string, IReadOnlyList<RuleField>>(StringComparer.Ordinal);
        var trace = policy.Metadata?.Annotations is { } annotations && annotations.TryGetValue(PolicyMetadata.RulesAnnotation, out var text) ? text : "";
        foreach (var part in trace.Split(';'))
        {
            if (part.IndexOf('=', StringComparison.Ordinal) is var at and > 0)
            {
                rules.TryAdd(part[..at], [.. part[(at + 1)..].Split(',').Where(field => field.Length > 0).Select(Read)]);
            }
        }

        return rules;
    }

    /// <summary>What is written of a rule's field.</summary>
    internal static string Of(RuleOutcome outcome) =>
        outcome.Expiry is { } expiry ? outcome.Path + Until + Timestamps.ToText(expiry) : outcome.Path;

    // A time that cannot be read is none: whoever acts on it has to hold what was read against the policy's hash.
    private static RuleField Read(string text) => text.IndexOf(Until, StringComparison.Ordinal) is var at and > 0
        ? new(text[..at], Timestamps.TryParse(text[(at + Until.Length)..], out var expiry) ? expiry : null)
        : new(text, null);
}

/// <summary>A field that a policy's rule came from.</summary>
/// <param name="Path">The field, <c>allowTo[1]</c> or <c>dns</c>.</param>
/// <param name="Until">When it ends; null for never.</param>
public readonly record struct RuleField(string Path, DateTimeOffset? Until);
