using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

/// <summary>Plans one namespace: renders what is desired, compares it with what is live, and orders the writes.</summary>
public static class NamespacePlanner
{
    /// <summary>The plan of a namespace, by what is known now.</summary>
    public static NamespacePlan Plan(string ns, IClusterView cluster, RenderSettings settings, OwnershipMemory known, DateTimeOffset now) =>
        throw new NotImplementedException();
}
