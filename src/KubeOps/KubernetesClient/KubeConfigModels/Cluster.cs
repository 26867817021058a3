#nullable disable // as KubernetesClient's: any field may be missing

namespace k8s.KubeConfigModels;

/// <summary>A named cluster.</summary>
public class Cluster
{
    /// <summary>The name.</summary>
    public string Name { get; set; }

    /// <summary>Where it is.</summary>
    public ClusterEndpoint ClusterEndpoint { get; set; }

    internal string Source { get; set; }
}
