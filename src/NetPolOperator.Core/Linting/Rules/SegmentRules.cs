using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Linting.Rules;

/// <summary>AppSegments and NamespaceBaselines: what the operator would report, before it is applied.</summary>
internal static class SegmentRules
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    private static readonly LintRule Invalid = new("NP041", "invalid-resource", LintSeverity.Error, "A spec that the operator does not accept",
        "The resource would stay Accepted=False, and what was rendered from it before would stay as it was.",
        "Correct the field.");

    private static readonly LintRule PeerMissing = new("NP042", "peer-not-found", LintSeverity.Error, "A rule for something that is not there",
        "The segment or Service that the rule names does not exist: the rule is left out until it does.",
        "Correct the name or namespace, or add what is missing.");

    private static readonly LintRule NoConsent = new("NP043", "no-consent", LintSeverity.Warning, "A segment that the other side does not admit",
        "Traffic from A to B needs A's allowTo and B's allowFrom. One of them alone leaves the connection AwaitingPeer.",
        "Add the rule to the other segment, or remove this one.");

    private static readonly LintRule Expired = new("NP044", "rule-expired", LintSeverity.Warning, "A rule that has expired",
        "Its expiresAt has passed: it is not rendered any more.",
        "Remove the rule, or give it a later expiresAt.");

    private static readonly LintRule ExpiresSoon = new("NP045", "rule-expires-soon", LintSeverity.Info, "A rule that expires within two weeks",
        "The connection is denied from then on, without anyone acting.",
        "Give it a later expiresAt if it is still needed.");

    private static readonly LintRule NotIsolated = new("NP046", "direction-not-isolated", LintSeverity.Warning, "Rules of a direction that is not isolated",
        "The direction is open as it is; a rendered rule would isolate it, so the rules are left out.",
        "Add the direction to spec.isolate, or remove the rules.");

    private static readonly LintRule Anyone = new("NP047", "entity-anyone", LintSeverity.Warning, "A rule for Anyone",
        "Anyone is every address there is, pods of all namespaces and the outside alike.",
        "Name the segment or entity that is meant: Internet, IngressController, Cluster.");

    private static readonly LintRule Conflict = new("NP048", "name-conflict", LintSeverity.Error, "Another's policy under the name that the operator would use",
        "The operator never overwrites a policy that is not its own: the resource stays without effect (NameConflict).",
        "Rename the policy or the resource.");

    private static readonly LintRule Audit = new("NP049", "audit-mode", LintSeverity.Info, "A resource in mode Audit",
        "Audit writes no policy: the pods are as open as without the resource.",
        "Set mode: Enforce once status.audit shows nothing unexpected.");

    public static LintFamily Family { get; } = new([Invalid, PeerMissing, NoConsent, Expired, ExpiresSoon, NotIsolated, Anyone, Conflict, Audit], Check);

    private static IEnumerable<LintFinding> Check(LintContext context)
    {
        foreach (var (target, segment) in context.Segments)
        {
            var rendered = context.Rendered.FirstOrDefault(r => r.Owner == OwnerIdentity.Of(segment));
            var findings = SpecValidator.Validate(segment).Select(v => Violated(target, v))
                .Concat(Outcomes(context, target, rendered)).Concat(Spec(context, target, segment.Spec, segment.Spec.AllowFrom ?? [], segment.Spec.AllowTo ?? []))
                .Concat(Conflicts(context, target, rendered)).Concat(SegmentConsent.Check(context, target, segment, NoConsent));
            foreach (var finding in findings) yield return finding;
        }

        foreach (var (target, baseline) in context.Baselines)
        {
            var rendered = context.Rendered.Where(r => r.Owner == OwnerIdentity.Of(baseline)).ToList();
            var findings = SpecValidator.Validate(baseline).Select(v => Violated(target, v))
                .Concat(Outcomes(context, target, rendered.FirstOrDefault())).Concat(Spec(context, target, baseline.Spec, baseline.Spec.AllowFrom ?? [], baseline.Spec.AllowTo ?? []))
                .Concat(rendered.SelectMany(r => Conflicts(context, target, r)));
            foreach (var finding in findings) yield return finding;
        }
    }

    private static LintFinding Violated(LintTarget target, Violation violation) => Invalid.At(target, violation.Path, violation.ToString());

    private static IEnumerable<LintFinding> Outcomes(LintContext context, LintTarget target, RenderedPolicy? rendered)
    {
        foreach (var outcome in rendered?.Rules ?? [])
        {
            var path = $"spec.{outcome.Path}";
            if (outcome.State == RuleState.Expired) yield return Expired.At(target, path + ".expiresAt", $"{outcome.Path} ({outcome.Peer}) has expired");
            else if (outcome.State == RuleState.NotIsolated) yield return NotIsolated.At(target, path, $"{outcome.Path} has no effect: {outcome.Direction} is not isolated");
            else if (outcome.State is RuleState.PeerNotFound or RuleState.Refused && KnowsPeersNamespace(context, outcome))
                yield return PeerMissing.At(target, path, $"{outcome.Path}: {outcome.Message}");
        }
    }

    // Of a namespace that is not among the files nothing can be said.
    private static bool KnowsPeersNamespace(LintContext context, RuleOutcome outcome)
    {
        var words = outcome.Peer.Split(' ');
        var slash = words[^1].IndexOf('/', StringComparison.Ordinal);
        return slash < 0 || context.Targets.Any(t => t.Namespace == words[^1][..slash] && t.Value is AppSegment or k8s.Models.V1Service);
    }

    private static IEnumerable<LintFinding> Spec<TIn, TOut>(LintContext context, LintTarget target, PolicyOwnerSpec spec, IList<TIn> from, IList<TOut> to)
        where TIn : Rule
        where TOut : Rule
    {
        if (spec.Mode == Modes.Audit) yield return Audit.At(target, "spec.mode", "the resource writes no policy");
        foreach (var (rule, path) in from.Select((r, i) => ((Rule)r, $"spec.allowFrom[{i}]")).Concat(to.Select((r, i) => ((Rule)r, $"spec.allowTo[{i}]"))))
        {
            if (rule.Entity == Entities.Anyone) yield return Anyone.At(target, path + ".entity", $"{path["spec.".Length..]} is open to every address{(rule.Ports is { Count: > 0 } ? "" : ", on every port that the rule implies")}");
            if (DateTimeOffset.TryParse(rule.ExpiresAt, System.Globalization.CultureInfo.InvariantCulture, out var expiry) && expiry > context.Now && expiry - context.Now < Soon)
                yield return ExpiresSoon.At(target, path + ".expiresAt", $"{path["spec.".Length..]} expires on {expiry.UtcDateTime:yyyy-MM-dd}");
        }
    }

    private static IEnumerable<LintFinding> Conflicts(LintContext context, LintTarget target, RenderedPolicy? rendered)
    {
        if (rendered == null) yield break;
        var other = context.Policies.FirstOrDefault(p => p.Target.Namespace == rendered.Namespace && p.Target.Name == rendered.Name);
        var ours = other?.Policy.Metadata.Labels is { } labels && labels.TryGetValue(PolicyMetadata.ManagedByLabel, out var manager) && manager == PolicyMetadata.ManagedBy;
        if (other != null && !ours) yield return Conflict.At(target, "metadata.name", $"NetworkPolicy {rendered.Namespace}/{rendered.Name} is there already and not the operator's");
    }
}
