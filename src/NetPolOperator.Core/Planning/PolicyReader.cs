using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Planning;

/// <summary>
/// Reads back what a live policy of ours was rendered to: its rules by field, each with the time that it ends. What is read counts only if
/// it renders to that very policy again, hash and owner included: what is in force during a transition only is never taken for the owner's word.
/// Whether somebody has changed it, and the hash with it, only the owner's status can tell (<see cref="RecordedPolicies"/>).
/// </summary>
internal static class PolicyReader
{
    /// <summary>What the policy was rendered to; null where it is not the owner's, or not as it was written.</summary>
    public static RenderedPolicy? Read(V1NetworkPolicy live, OwnerIdentity owner)
    {
        // The hash first: it is cheap, and what has lost it is not as it was written.
        if (Ownership.OwnerUidOf(live) != owner.Uid || PolicyHash.Noted(live) is not { } noted || noted != PolicyHash.Of(live))
        {
            return null;
        }

        var fields = RuleTrace.Of(live);
        if (fields.Values.Any(of => of.Count > MostFields))
        {
            return null;
        }

        var spec = live.Spec ?? new V1NetworkPolicySpec();
        var ingress = Outcomes(fields, Directions.Ingress, (spec.Ingress ?? []).Select(rule => Allow(rule?.FromProperty, rule?.Ports)));
        var egress = Outcomes(fields, Directions.Egress, (spec.Egress ?? []).Select(rule => Allow(rule?.To, rule?.Ports)));
        RuleOutcome[] rules = [.. ingress, .. egress.Where(rule => rule.Path != Dns)];
        var read = new RenderedPolicy
        {
            Owner = owner,
            Namespace = live.Metadata.NamespaceProperty,
            Name = live.Metadata.Name,
            Mode = Modes.Enforce,
            PodSelector = SelectorNormalizer.Normalize(spec.PodSelector ?? SelectorNormalizer.Everything),
            Isolation = new Isolation(CanonicalText.IsolatesIngress(spec), CanonicalText.IsolatesEgress(spec)),
            Rules = rules,
            Dns = egress.Find(rule => rule.Path == Dns),
            NextExpiry = rules.Min(rule => rule.Expiry),
            WasLive = true,
        };
        return SemanticDiff.AreEqual(read.Policy!, live) ? read : null;
    }

    private const string Dns = "dns";

    // No more than a spec has rules, and its dns: we have never written that a rule comes from more.
    private const int MostFields = (2 * Validation.ViolationList.MaxItems) + 1;

    // The annotation counts the rules in the order in which they are rendered. The live ones may have been put into another, which means the same.
    private static List<RuleOutcome> Outcomes(
        Dictionary<string, IReadOnlyList<RuleField>> fields, string direction, IEnumerable<RenderedAllow> allows)
    {
        var key = direction == Directions.Ingress ? "ingress" : "egress";
        var inOrder = allows.Select(allow => (Allow: allow, Text: CanonicalText.Rule(allow.PeersText!, [.. allow.Ports])))
            .DistinctBy(rule => rule.Text).OrderBy(rule => rule.Text, StringComparer.Ordinal);
        return
        [
            .. inOrder.SelectMany((rule, index) => (fields.GetValueOrDefault($"{key}[{index}]") ?? []).Select(field => (Field: field, rule.Allow)))
                .GroupBy(rule => rule.Field, rule => rule.Allow)
                // allowFrom[2] comes before allowFrom[10].
                .OrderBy(field => field.Key.Path.Length).ThenBy(field => field.Key.Path, StringComparer.Ordinal)
                .Select(field => Outcome(field.Key, direction, [.. field])),
        ];
    }

    private static RuleOutcome Outcome(RuleField field, string direction, IReadOnlyList<RenderedAllow> allows) =>
        new(field.Path, direction, string.Join(" or ", allows.Select(Wording)), RuleWording.Ports(allows), RuleState.Resolved, "", allows) { Expiry = field.Until };

    private static string Wording(RenderedAllow allow) => allow.Anyone ? $"entity {Entities.Anyone}" : allow.PeersText!;

    private static RenderedAllow Allow(IList<V1NetworkPolicyPeer>? peers, IList<V1NetworkPolicyPort>? ports) =>
        new(peers is null or { Count: 0 }, [.. peers ?? []], ports is null or { Count: 0 }, [.. ports ?? []]) { PeersText = CanonicalText.Peers(peers) };
}
