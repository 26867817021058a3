#nullable disable // as KubernetesClient's: any field may be missing

namespace k8s.KubeConfigModels;

/// <summary>Something that another tool keeps in a kubeconfig.</summary>
public class NamedExtension
{
    /// <summary>The name.</summary>
    public string Name { get; set; }

    /// <summary>The value, as read from YAML.</summary>
    public object Extension { get; set; }
}
