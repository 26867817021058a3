using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Validation;

/// <summary>Checks what the schema checks and what it cannot, and reports every violation at once.</summary>
public static class SpecValidator
{
    /// <summary>All violations of a segment, in the order of its fields; empty when it is valid.</summary>
    public static IReadOnlyList<Violation> Validate(AppSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var found = new ViolationList();
        CheckName(segment.Metadata?.Name, found);
        if (segment.Spec is not { } spec)
        {
            found.Add("spec", "is required");
            return found.Items;
        }

        CheckShared(spec, found);
        CheckTarget(spec.PodSelector, spec.Ports, found);
        RuleRules.Check(spec.AllowFrom, "spec.allowFrom", inBaseline: false, found);
        RuleRules.Check(spec.AllowTo, "spec.allowTo", inBaseline: false, found);
        return found.Items;
    }

    /// <summary>All violations of a baseline, in the order of its fields; empty when it is valid. It is not to be changed afterwards.</summary>
    public static IReadOnlyList<Violation> Validate(NamespaceBaseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return BaselineVerdict.Of(baseline).Violations;
    }

    internal static IReadOnlyList<Violation> Check(NamespaceBaseline baseline)
    {
        var found = new ViolationList();
        CheckName(baseline.Metadata?.Name, found);
        if (baseline.Spec is not { } spec)
        {
            found.Add("spec", "is required");
            return found.Items;
        }

        CheckShared(spec, found);
        CheckScope(spec, found);
        RuleRules.Check(spec.AllowFrom, "spec.allowFrom", inBaseline: true, found);
        RuleRules.Check(spec.AllowTo, "spec.allowTo", inBaseline: true, found);
        return found.Items;
    }

    /// <summary>Whether others can refer to such pods on such ports.</summary>
    internal static bool CanBePeer(V1LabelSelector? pods, IList<SegmentPort>? ports)
    {
        var found = new ViolationList();
        CheckTarget(pods, ports, found);
        return found.IsEmpty;
    }

    /// <summary>Whether the part of a baseline that says where it applies is valid.</summary>
    internal static bool HasValidScope(NamespaceBaseline baseline) => BaselineVerdict.Of(baseline).HasValidScope;

    internal static bool CheckScope(NamespaceBaseline baseline)
    {
        var found = new ViolationList();
        if (baseline.Spec is { } spec)
        {
            CheckScope(spec, found);
        }

        return baseline.Spec is not null && found.IsEmpty;
    }

    private static void CheckTarget(V1LabelSelector? pods, IList<SegmentPort>? ports, ViolationList found)
    {
        if (pods is { } selector)
        {
            SelectorRules.Check(selector, "spec.podSelector", found);
        }
        else
        {
            found.Add("spec.podSelector", "is required: {} selects every pod of the namespace");
        }

        PortRules.CheckDeclared(ports, "spec.ports", found);
    }

    private static void CheckScope(NamespaceBaselineSpec spec, ViolationList found)
    {
        if (spec.NamespaceSelector is { } selector)
        {
            SelectorRules.Check(selector, "spec.namespaceSelector", found);
        }
        else
        {
            found.Add("spec.namespaceSelector", "is required: {} selects every namespace but the excluded ones");
        }

        found.AddIfTooMany("spec.excludeNamespaces", spec.ExcludeNamespaces);
        for (var i = 0; i < (spec.ExcludeNamespaces?.Count ?? 0); i++)
        {
            found.AddUnless($"spec.excludeNamespaces[{i}]", spec.ExcludeNamespaces![i] ?? "", NameRules.NamespaceGlob);
        }
    }

    private static void CheckShared(PolicyOwnerSpec spec, ViolationList found)
    {
        found.AddUnlessOneOf("spec.mode", spec.Mode, Modes.Enforce, Modes.Audit);
        if (spec.Isolate is { Count: 0 })
        {
            found.Add("spec.isolate", "is empty: name Ingress, Egress or both, or leave it out for both");
        }

        for (var i = 0; i < (spec.Isolate?.Count ?? 0); i++)
        {
            found.AddUnlessOneOf($"spec.isolate[{i}]", spec.Isolate![i] ?? "", Directions.Ingress, Directions.Egress);
            if (spec.Isolate.IndexOf(spec.Isolate[i]) < i)
            {
                found.Add($"spec.isolate[{i}]", $"'{spec.Isolate[i]}' is given twice: remove it");
            }
        }

        found.AddUnlessOneOf("spec.dns", spec.Dns, DnsModes.Auto, DnsModes.None);
    }

    private static void CheckName(string? name, ViolationList found)
    {
        if (string.IsNullOrEmpty(name))
        {
            found.Add("metadata.name", "is required");
        }
        else
        {
            found.AddUnless("metadata.name", name, NameRules.DnsSubdomain);
        }
    }
}
