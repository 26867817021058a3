#nullable disable // as KubernetesClient's: any field may be missing

namespace k8s.KubeConfigModels;

/// <summary>A provider that Kubernetes dropped in 1.26.</summary>
public class AuthProvider
{
    /// <summary>The name.</summary>
    public string Name { get; set; }

    /// <summary>Its settings.</summary>
    public Dictionary<string, string> Config { get; set; }
}
