using k8s.Models;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Planning;

/// <summary>Compares policies by meaning: API defaults, null against empty, order and CIDR spelling do not count.</summary>
public static class SemanticDiff
{
    /// <summary>What the live policy would have to change to mean the desired one; empty when nothing. Foreign labels and annotations do not count.</summary>
    public static IReadOnlyList<Difference> Compare(V1NetworkPolicy desired, V1NetworkPolicy live)
    {
        ArgumentNullException.ThrowIfNull(desired);
        ArgumentNullException.ThrowIfNull(live);
        if (AreEqual(desired, live))
        {
            return [];
        }

        var found = new List<Difference>();
        CompareMetadata(desired.Metadata, live.Metadata, found);
        CompareSpec(desired.Spec ?? new(), live.Spec ?? new(), found);
        return found;
    }

    /// <summary>Whether <see cref="Compare"/> finds nothing. Cheap where both are written alike, as they are when nobody touched the live one.</summary>
    public static bool AreEqual(V1NetworkPolicy desired, V1NetworkPolicy live)
    {
        ArgumentNullException.ThrowIfNull(desired);
        ArgumentNullException.ThrowIfNull(live);
        if (!MetadataEquals(desired.Metadata, live.Metadata))
        {
            return false;
        }

        return LiteralEquality.AreEqual(desired.Spec, live.Spec)
            || CanonicalText.Spec(desired.Spec ?? new()) == CanonicalText.Spec(live.Spec ?? new());
    }

    private static bool MetadataEquals(V1ObjectMeta desired, V1ObjectMeta live) =>
        KeysEqual(PolicyMetadata.OwnLabels, desired.Labels, live.Labels)
        && KeysEqual(PolicyMetadata.OwnAnnotations, desired.Annotations, live.Annotations)
        && HasReferences(desired, live);

    private static bool KeysEqual(IReadOnlyList<string> keys, IDictionary<string, string>? desired, IDictionary<string, string>? live)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (ValueOf(desired, keys[i]) != ValueOf(live, keys[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string? ValueOf(IDictionary<string, string>? values, string key) =>
        values is not null && values.TryGetValue(key, out var value) ? value : null;

    private static bool HasReferences(V1ObjectMeta desired, V1ObjectMeta live)
    {
        if (desired.OwnerReferences is null or { Count: 0 })
        {
            return true;
        }

        foreach (var reference in live.OwnerReferences ?? [])
        {
            if (Ownership.IsToOurKinds(reference) && !desired.OwnerReferences.Any(wanted => wanted.Uid == reference.Uid))
            {
                return false;
            }
        }

        foreach (var wanted in desired.OwnerReferences)
        {
            var found = false;
            foreach (var reference in live.OwnerReferences ?? [])
            {
                found |= reference.Uid == wanted.Uid && reference.Kind == wanted.Kind && reference.Name == wanted.Name
                    && reference.ApiVersion == wanted.ApiVersion && reference.Controller == wanted.Controller;
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    private static void CompareMetadata(V1ObjectMeta desired, V1ObjectMeta live, List<Difference> found)
    {
        CompareKeys("metadata.labels", PolicyMetadata.OwnLabels, desired.Labels, live.Labels, found);
        CompareKeys("metadata.annotations", PolicyMetadata.OwnAnnotations, desired.Annotations, live.Annotations, found);
        if (!HasReferences(desired, live))
        {
            found.Add(new Difference("metadata.ownerReferences", "the owner's reference is missing or changed", "gets the owner's reference"));
        }
    }

    private static void CompareKeys(
        string path, IReadOnlyList<string> keys, IDictionary<string, string>? desired, IDictionary<string, string>? live, List<Difference> found)
    {
        foreach (var key in keys)
        {
            var (wanted, actual) = (ValueOf(desired, key), ValueOf(live, key));
            if (wanted != actual)
            {
                found.Add(new Difference($"{path}[{key}]", $"{Show(actual)} instead of {Show(wanted)}", $"{Show(actual)} becomes {Show(wanted)}"));
            }
        }
    }

    private static string Show(string? value) => value is null ? "missing" : $"'{value}'";

    private static void CompareSpec(V1NetworkPolicySpec desired, V1NetworkPolicySpec live, List<Difference> found)
    {
        var (wanted, actual) = (SelectorText.Of(desired.PodSelector), SelectorText.Of(live.PodSelector));
        if (wanted != actual)
        {
            found.Add(new Difference("spec.podSelector", $"{actual} instead of {wanted}", $"{actual} becomes {wanted}"));
        }

        CompareRules("Ingress", CanonicalText.IsolatesIngress(desired), CanonicalText.IsolatesIngress(live), CanonicalText.IngressRules(desired), CanonicalText.IngressRules(live), found);
        CompareRules("Egress", CanonicalText.IsolatesEgress(desired), CanonicalText.IsolatesEgress(live), CanonicalText.EgressRules(desired), CanonicalText.EgressRules(live), found);
    }

    private static void CompareRules(
        string direction, bool wanted, bool actual, IReadOnlyList<string> desired, IReadOnlyList<string> live, List<Difference> found)
    {
        if (wanted != actual)
        {
            found.Add(actual
                ? new Difference("spec.policyTypes", $"isolates {direction} beyond what is asked for", $"no longer isolates {direction}")
                : new Difference("spec.policyTypes", $"does not isolate {direction}", $"isolates {direction} from then on"));
        }

        if (wanted)
        {
            var path = direction == "Ingress" ? "spec.ingress" : "spec.egress";
            found.AddRange(live.Except(desired).Select(rule => new Difference(path, $"has a rule that nothing asks for: {rule}", $"loses a rule: {rule}")));
            found.AddRange(desired.Except(live).Select(rule => new Difference(path, $"lacks a rule: {rule}", $"gains a rule: {rule}")));
        }
    }
}

/// <summary>One difference.</summary>
/// <param name="Path">The field: <c>spec.ingress</c>, <c>metadata.labels[netpol.io/owner-uid]</c>.</param>
/// <param name="Message">What is wrong with the live policy, for whom the desired one is as it should be.</param>
/// <param name="Change">What becomes of the live policy, for whom the desired one is to come.</param>
public sealed record Difference(string Path, string Message, string Change)
{
    /// <summary>Path and message as one line.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
