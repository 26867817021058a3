#nullable disable // as KubernetesClient's: any field may be missing

namespace k8s.KubeConfigModels;

/// <summary>A named user.</summary>
public class User
{
    /// <summary>The name.</summary>
    public string Name { get; set; }

    /// <summary>How it proves who it is.</summary>
    public UserCredentials UserCredentials { get; set; }

    internal string Source { get; set; }
}
