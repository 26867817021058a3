using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>
/// What the other side has to do so that a connection is admitted: by its AppSegments, since one may have the rule already and not be in
/// force, and to add the same a second time would help nobody.
/// </summary>
internal static class ConsentAdvice
{
    /// <summary>One thing to do.</summary>
    /// <param name="admission">The connection that the other side does not admit.</param>
    /// <param name="isolating">The policies that isolate the other side.</param>
    /// <param name="asking">The resource that declares the connection.</param>
    /// <param name="entry">The rule that would admit it: <c>allowFrom: [{…}]</c>.</param>
    public static string WhatToDo(Admission admission, List<CompiledPolicy> isolating, OwnerIdentity asking, string entry)
    {
        var peer = admission.Peer.Example;
        var isolated = isolating.Select(SegmentOf).FirstOrDefault(segment => segment is not null);
        var candidates = admission.Context.View.SegmentsIn(peer.Namespace).Where(segment => Selects(segment, peer) || Name(segment) == isolated)
            .OrderBy(segment => segment.Metadata.Name, StringComparer.Ordinal)
            .Select(segment => (Segment: segment, Rule: RuleFor(segment, admission.PeerDirection, asking), Hindrance: HindranceOf(segment, admission.PeerDirection)))
            .ToList();
        if (candidates.Find(candidate => candidate is { Rule: not null, Hindrance: not null }) is { Segment: { } willing } found)
            return $"{Name(willing)} has {found.Rule} for it, which is not in force {found.Hindrance}";
        var asked = candidates.Find(candidate => isolated is null || Name(candidate.Segment) == isolated);
        return asked switch
        {
            ({ } segment, _, { } hindrance) => $"what {Name(segment)} says is not in force {hindrance}; and give it {entry}, unless a rule there means this already",
            ({ } segment, { } rule, _) when isolated is null => $"{Name(segment)} has {rule} for it, and its policy is not live: its condition Programmed says why",
            ({ } segment, { } rule, _) when isolating.Exists(policy => SegmentOf(policy) == isolated && IsAltered(policy)) =>
                $"{Name(segment)} has {rule} for it, and its policy is not live as written: its condition Programmed says why",
            _ when isolated is not null => $"add to {isolated} {entry}",
            ({ } segment, _, _) => $"add to {Name(segment)} {entry}",
            _ => $"give {peer.Namespace} an AppSegment for these pods with {entry}, or add such a rule to one of these policies",
        };
    }

    private static string Name(AppSegment segment) => $"AppSegment {segment.Metadata.NamespaceProperty}/{segment.Metadata.Name}";

    // By somebody's hand, or by an API server that does not know all of it and dropped the rest.
    private static bool IsAltered(CompiledPolicy policy) => PolicyHash.Noted(policy.Source) is { } noted && noted != PolicyHash.Of(policy.Source);

    // A selector that is missing is a mistake here, not everything.
    private static bool Selects(AppSegment segment, Endpoint pod) =>
        segment.Spec?.PodSelector is { } selector && CompiledSelector.Compile(selector).Matches(pod.Labels);

    private static string? RuleFor(AppSegment segment, TrafficDirection direction, OwnerIdentity asking)
    {
        if (asking.Kind != AppSegment.KindName)
            return null;
        var (field, rules) = direction == TrafficDirection.Ingress
            ? ("allowFrom", (segment.Spec?.AllowFrom ?? []).ToList<Rule>())
            : ("allowTo", (segment.Spec?.AllowTo ?? []).ToList<Rule>());
        var index = rules.FindIndex(rule =>
            rule?.Segment is { } peer && peer.Name == asking.Name && (peer.Namespace ?? segment.Metadata.NamespaceProperty) == asking.Namespace);
        return index < 0 ? null : $"{field}[{index}]";
    }

    private static string? HindranceOf(AppSegment segment, TrafficDirection direction) =>
        SpecValidator.Validate(segment).Count > 0 ? "while its spec is invalid: put that right, its condition Accepted says how"
        : segment.Spec.Mode == Modes.Audit ? "while its mode is Audit: set that to Enforce"
        : !Isolation.Of(segment.Spec).Includes(direction.Name()) ? $"while its isolate lacks {direction.Name()}: add it there"
        : null;

    // AppSegment/data/db, as the renderer notes it.
    private static string? SegmentOf(CompiledPolicy policy)
    {
        var source = policy.Source.Metadata?.Annotations is { } annotations && annotations.TryGetValue(PolicyMetadata.SourceAnnotation, out var text) ? text : null;
        return source?.StartsWith(AppSegment.KindName + "/", StringComparison.Ordinal) == true ? $"{AppSegment.KindName} {source[(AppSegment.KindName.Length + 1)..]}" : null;
    }
}
