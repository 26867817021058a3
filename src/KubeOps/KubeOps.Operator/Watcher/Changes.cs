using k8s.Models;
using KubeOps.Abstractions.Builder;

namespace KubeOps.Operator.Watcher;

/// <summary>Which changes a controller hears of.</summary>
internal static class Changes
{
    /// <summary>Whether a later state of the same object is news under a strategy.</summary>
    public static bool IsNews(V1ObjectMeta before, V1ObjectMeta after, ReconcileStrategy strategy)
    {
        if (before.ResourceVersion == after.ResourceVersion)
            return false;
        // Kinds that count no generations (pods, namespaces, services) change in no other way.
        return strategy == ReconcileStrategy.ByResourceVersion
            || after.Generation is null
            || before.Generation != after.Generation
            || before.DeletionTimestamp != after.DeletionTimestamp;
    }
}
