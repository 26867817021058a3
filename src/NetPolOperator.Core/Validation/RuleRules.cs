using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Validation;

/// <summary>Legality of rules.</summary>
internal static class RuleRules
{
    private const int MaxDescription = 512;

    public static void Check<TRule>(IList<TRule>? rules, string path, bool inBaseline, ViolationList found)
        where TRule : Rule
    {
        found.AddIfTooMany(path, rules);
        for (var i = 0; i < (rules?.Count ?? 0); i++)
        {
            var at = $"{path}[{i}]";
            if (rules![i] is { } rule)
            {
                PeerRules.Check(rule, at, inBaseline, found);
                PortRules.CheckRule(rule.Ports, at + ".ports", ofService: rule is EgressRule { Service: not null }, found);
                CheckRest(rule, at, found);
            }
            else
            {
                found.Add(at, "is null: give a rule, or remove the entry");
            }
        }
    }

    private static void CheckRest(Rule rule, string path, ViolationList found)
    {
        if (rule.ExpiresAt is { } expiry && !Timestamps.TryParse(expiry, out _))
        {
            found.Add(path + ".expiresAt", $"'{ViolationList.Shorten(expiry)}' is not a time: write RFC 3339 with a zone, 2026-12-31T00:00:00Z");
        }

        // Characters as the schema counts them: an emoji is one.
        if (rule.Description is { Length: > MaxDescription } description && description.EnumerateRunes().Count() is > MaxDescription and var length)
        {
            found.Add(path + ".description", $"has {length} characters: at most {MaxDescription} are allowed");
        }
    }
}
