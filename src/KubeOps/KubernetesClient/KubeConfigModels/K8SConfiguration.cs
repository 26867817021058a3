#nullable disable // as KubernetesClient's: any field may be missing

namespace k8s.KubeConfigModels;

/// <summary>A kubeconfig, of one file or merged from several.</summary>
public class K8SConfiguration
{
    /// <summary>Not used.</summary>
    public IDictionary<string, object> Preferences { get; set; }

    /// <summary><c>v1</c>.</summary>
    public string ApiVersion { get; set; }

    /// <summary><c>Config</c>.</summary>
    public string Kind { get; set; }

    /// <summary>The context that is used where none is named.</summary>
    public string CurrentContext { get; set; }

    /// <summary>Which user talks to which cluster.</summary>
    public IEnumerable<Context> Contexts { get; set; } = [];

    /// <summary>The clusters.</summary>
    public IEnumerable<Cluster> Clusters { get; set; } = [];

    /// <summary>The users.</summary>
    public IEnumerable<User> Users { get; set; } = [];

    /// <summary>What other tools keep here.</summary>
    public IEnumerable<NamedExtension> Extensions { get; set; }

    /// <summary>The file; of several, the first.</summary>
    public string FileName { get; set; }
}
