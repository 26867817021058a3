using NetPolOperator.Cli.Explaining;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Cli.Graphing;

/// <summary>Numbers the rules that edges name, each looked up once however many edges it allows.</summary>
internal sealed class RuleTable(LoadedCluster cluster)
{
    private readonly PolicyProvenance _provenance = new(cluster);
    private readonly Dictionary<CompiledRule, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<GraphRule> _rules = [];

    /// <summary>The rules, by number.</summary>
    public IReadOnlyList<GraphRule> Rules => _rules;

    /// <summary>The numbers of rules, sorted by policy and place.</summary>
    public IReadOnlyList<int> NumbersOf(IEnumerable<CompiledRule> rules) =>
        [.. rules.OrderBy(r => r.Policy.ToString(), StringComparer.Ordinal).ThenBy(r => r.Index).Select(NumberOf)];

    private int NumberOf(CompiledRule rule)
    {
        if (_numbers.TryGetValue(rule, out var number)) return number;
        var origin = _provenance.Of(rule);
        _rules.Add(new(origin, PortsOf(rule), [.. RemarksOn(origin)]));
        return _numbers[rule] = _rules.Count - 1;
    }

    private static string PortsOf(CompiledRule rule) => PortText.Of(rule.Ports.Numbered, rule.Ports.Named);

    private IEnumerable<string> RemarksOn(RuleOrigin origin)
    {
        foreach (var field in origin.Fields ?? [])
        {
            if (RuleAt(origin.Source!, field) is not { } rule) continue;
            if (!string.IsNullOrEmpty(rule.Description)) yield return rule.Description;
            if (!string.IsNullOrEmpty(rule.ExpiresAt)) yield return $"until {rule.ExpiresAt}";
        }
    }

    // "AppSegment/shop/web" and "allowTo[1]": what an older operator noted may be there no more.
    private Rule? RuleAt(string source, string field)
    {
        PolicyOwnerRules? rules = source.Split('/') switch
        {
            [AppSegment.KindName, var ns, var name] when cluster.View.FindSegment(ns, name)?.Spec is { } spec => new(spec.AllowFrom, spec.AllowTo),
            [NamespaceBaseline.KindName, var name] when cluster.View.Baselines.FirstOrDefault(b => b.Metadata.Name == name)?.Spec is { } spec => new(spec.AllowFrom, spec.AllowTo),
            _ => null,
        };
        if (rules == null || field.Split('[', ']') is not [var list, var digits, ""] || !int.TryParse(digits, out var index)) return null;
        return list switch
        {
            "allowFrom" => rules.From?.ElementAtOrDefault(index),
            "allowTo" => rules.To?.ElementAtOrDefault(index),
            _ => null,
        };
    }

    private sealed record PolicyOwnerRules(IList<IngressRule>? From, IList<EgressRule>? To);
}
