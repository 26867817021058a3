using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Manifests.Reading;

namespace NetPolOperator.Core.Linting.Rules;

/// <summary>What the file itself gets wrong: fields, types, duplicates.</summary>
internal static class StructureRules
{
    private static readonly LintRule UnknownField = new("NP001", "unknown-field", LintSeverity.Error, "A field that the API does not know",
        "The API server drops or refuses fields that it does not know. A dropped field under from, to or a selector leaves the rule wider than it reads.",
        "Correct the field's name or its place; kubectl explain networkpolicy.spec shows what there is.");

    private static readonly LintRule PortsInPeer = new("NP002", "ports-in-peer", LintSeverity.Error, "Ports inside an item of from or to",
        "ports belong to the rule and hold for all of its peers. Inside a peer they are invalid; tools that drop them silently leave every port open.",
        "Move ports one level up, beside from or to. Peers that need different ports need rules of their own.");

    private static readonly LintRule InvalidValue = new("NP003", "invalid-value", LintSeverity.Error, "A value that the API server refuses",
        "The object cannot be applied as it stands, or not with the meaning that it seems to have.",
        "Correct the value.");

    private static readonly LintRule Duplicate = new("NP004", "duplicate-object", LintSeverity.Error, "The same object twice",
        "Of two objects with one kind, namespace and name the one applied last wins, and nobody sees which that is.",
        "Rename or remove one of them.");

    private static readonly LintRule OldApi = new("NP005", "old-api-version", LintSeverity.Error, "An API version that is served no more",
        "extensions/v1beta1 is gone since Kubernetes 1.16: the object cannot be applied.",
        "Write apiVersion: networking.k8s.io/v1.");

    public static LintFamily Family { get; } = new([UnknownField, PortsInPeer, InvalidValue, Duplicate, OldApi], Check);

    private static IEnumerable<LintFinding> Check(LintContext context) =>
        context.Targets.SelectMany(Misread).Concat(context.AllPolicies.SelectMany(Refused)).Concat(context.Sites.SelectMany(QuotedPorts))
            .Concat(context.AllPolicies.SelectMany(Old)).Concat(Twice(context));

    private static IEnumerable<LintFinding> Misread(LintTarget target) => (target.Manifest?.Errors ?? []).Select(e =>
    {
        var inPeer = e.UnknownField && e.Path is { } path && (path.EndsWith("].ports", StringComparison.Ordinal) || path.EndsWith("].port", StringComparison.Ordinal))
            && (path.Contains("].from[", StringComparison.Ordinal) || path.Contains("].to[", StringComparison.Ordinal));
        var rule = inPeer ? PortsInPeer : e.UnknownField ? UnknownField : InvalidValue;
        return rule.At(target, e.Path ?? "", e.Message) with { Place = (e.Line, e.Column) };
    });

    // A number in quotes is a name to the API server, and a name needs a letter.
    private static IEnumerable<LintFinding> QuotedPorts(RuleSite site) => Enumerable.Range(0, site.Ports?.Count ?? 0)
        .Select(i => $"{site.Path}.ports[{i}]")
        .Where(path => site.Target.Manifest?.Locate(path) is SourceMap port && port.Find("port")?.Value is SourceScalar { Kind: ScalarKind.Text, Text: { Length: > 0 } text } && text.All(char.IsAsciiDigit))
        .Select(path => InvalidValue.At(site.Target, path + ".port", "a number in quotes is a port's name, and a name needs a letter: write it without quotes"));

    // What other checks explain better is left to them.
    private static IEnumerable<LintFinding> Refused(PolicyTarget policy) => policy.Compiled.Problems
        .Where(p => !p.Field.EndsWith("endPort", StringComparison.Ordinal))
        .Where(p => !(policy.Target.Manifest?.Errors ?? []).Any(e => e.Path != null && e.Path.StartsWith(p.Field, StringComparison.Ordinal)))
        .Select(p => InvalidValue.At(policy.Target, p.Field, $"{p.Field}: {p.Message}"));

    private static IEnumerable<LintFinding> Old(PolicyTarget policy)
    {
        if (policy.Policy.ApiVersion is { } version && version.StartsWith("extensions/", StringComparison.Ordinal))
            yield return OldApi.At(policy.Target, "apiVersion", $"apiVersion {version} is served no more");
    }

    private static IEnumerable<LintFinding> Twice(LintContext context)
    {
        var first = new Dictionary<(string, string, string), LintTarget>();
        // Other kinds may stand twice with reason, a Deployment and a patch of it for example.
        foreach (var target in context.Targets.Where(t => t.Value is V1NetworkPolicy or AppSegment or NamespaceBaseline))
        {
            if (target.Name.Length == 0 || first.TryAdd((target.Kind, target.Namespace, target.Name), target)) continue;
            var other = first[(target.Kind, target.Namespace, target.Name)];
            yield return Duplicate.At(target, "", $"{target.Title} is already in {other.File}:{other.Locate("").Line}");
        }
    }
}
