using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Core.Rendering;

/// <summary>Turns a custom resource into its policy: pure, deterministic, fail closed.</summary>
public static class PolicyRenderer
{
    /// <summary>Renders a segment into its namespace.</summary>
    public static RenderedPolicy Render(AppSegment segment, IClusterView cluster, RenderSettings settings, DateTimeOffset now) =>
        throw new NotImplementedException();

    /// <summary>Renders a baseline into one namespace; whether it matches there is <see cref="BaselineScope"/>'s to say.</summary>
    public static RenderedPolicy Render(NamespaceBaseline baseline, V1Namespace ns, IClusterView cluster, RenderSettings settings, DateTimeOffset now) =>
        throw new NotImplementedException();
}
