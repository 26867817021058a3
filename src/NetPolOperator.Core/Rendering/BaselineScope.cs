using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Rendering;

/// <summary>Which namespaces a baseline applies to.</summary>
public static class BaselineScope
{
    /// <summary>
    /// Whether the baseline applies to the namespace: its selector matches, no exclude does, it is not the operator's own and
    /// not terminating. A baseline without a selector, or with a broken one, applies nowhere.
    /// </summary>
    public static bool Matches(NamespaceBaseline baseline, V1Namespace ns, RenderSettings settings) => throw new NotImplementedException();

    /// <summary>Whether the namespace is being deleted.</summary>
    public static bool IsTerminating(V1Namespace ns)
    {
        ArgumentNullException.ThrowIfNull(ns);
        return ns.Metadata?.DeletionTimestamp is not null || ns.Status?.Phase == "Terminating";
    }
}
