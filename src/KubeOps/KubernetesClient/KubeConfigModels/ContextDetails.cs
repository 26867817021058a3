#nullable disable // as KubernetesClient's: any field may be missing

namespace k8s.KubeConfigModels;

/// <summary>Which user talks to which cluster, and in which namespace by default.</summary>
public class ContextDetails
{
    /// <summary>The cluster's name.</summary>
    public string Cluster { get; set; }

    /// <summary>The user's name; none for anonymous access.</summary>
    public string User { get; set; }

    /// <summary>The namespace where none is given.</summary>
    public string Namespace { get; set; }

    /// <summary>What other tools keep here.</summary>
    public IEnumerable<NamedExtension> Extensions { get; set; }
}
