using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Selectors;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Rendering;

/// <summary>Which namespaces a baseline applies to.</summary>
public static class BaselineScope
{
    private static readonly string[] DefaultExcludes = [.. NamespaceBaselineSpec.DefaultExcludes];

    /// <summary>
    /// Whether the baseline applies to the namespace: its selector matches, no exclude does, it is not the operator's own and
    /// not terminating. A baseline without a selector, or with a broken one, applies nowhere.
    /// </summary>
    public static bool Matches(NamespaceBaseline baseline, V1Namespace ns, RenderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(ns);
        ArgumentNullException.ThrowIfNull(settings);
        return MayReach(ns, settings)
            && SpecValidator.HasValidScope(baseline)
            && !IsExcluded(baseline.Spec, ns.Metadata.Name)
            && LabelSelectors.MatchesNamespace(baseline.Spec.NamespaceSelector, ns);
    }

    /// <summary>Whether any baseline may apply to the namespace: it is not the operator's own and not terminating.</summary>
    internal static bool MayReach(V1Namespace ns, RenderSettings settings) => !IsTerminating(ns) && ns.Metadata.Name != settings.OperatorNamespace;

    /// <summary>Whether the namespace is being deleted.</summary>
    public static bool IsTerminating(V1Namespace ns)
    {
        ArgumentNullException.ThrowIfNull(ns);
        return ns.Metadata?.DeletionTimestamp is not null || ns.Status?.Phase == "Terminating";
    }

    private static bool IsExcluded(NamespaceBaselineSpec spec, string name)
    {
        // Left out means the default; an empty list means that nothing is excluded.
        var excludes = spec.ExcludeNamespaces ?? DefaultExcludes;
        for (var i = 0; i < excludes.Count; i++)
        {
            if (NamespaceGlob.IsMatch(excludes[i], name))
            {
                return true;
            }
        }

        return false;
    }
}
