using k8s.KubeConfigModels;
#nullable disable
namespace k8s;
public partial class KubernetesClientConfiguration
{
    /// <summary>Where a kubeconfig is by default.</summary>
    public static readonly string KubeConfigDefaultLocation = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config");
    /// <summary>The context.</summary>
    public string CurrentContext { get; private set; }
    /// <summary>How long an exec plugin may take.</summary>
    public static TimeSpan ExecTimeout { get; set; } = TimeSpan.FromMinutes(2);
    /// <summary>KUBECONFIG, else the default file, else in-cluster.</summary>
    public static KubernetesClientConfiguration BuildDefaultConfig() => throw new NotImplementedException();
    /// <summary>From a kubeconfig.</summary>
    public static KubernetesClientConfiguration BuildConfigFromConfigFile(string kubeconfigPath = null, string currentContext = null, string masterUrl = null, bool useRelativePaths = true) => throw new NotImplementedException();
    /// <summary>From a kubeconfig.</summary>
    public static KubernetesClientConfiguration BuildConfigFromConfigFile(FileInfo kubeconfig, string currentContext = null, string masterUrl = null, bool useRelativePaths = true) => throw new NotImplementedException();
    /// <summary>From a kubeconfig.</summary>
    public static KubernetesClientConfiguration BuildConfigFromConfigFile(Stream kubeconfig, string currentContext = null, string masterUrl = null) => throw new NotImplementedException();
    /// <summary>From a kubeconfig.</summary>
    public static KubernetesClientConfiguration BuildConfigFromConfigObject(K8SConfiguration k8SConfig, string currentContext = null, string masterUrl = null) => throw new NotImplementedException();
    /// <summary>Reads a kubeconfig.</summary>
    public static K8SConfiguration LoadKubeConfig(string kubeconfigPath = null, bool useRelativePaths = true) => throw new NotImplementedException();
    /// <summary>Whether this is a pod.</summary>
    public static bool IsInCluster() => throw new NotImplementedException();
    /// <summary>The configuration of a pod.</summary>
    public static KubernetesClientConfiguration InClusterConfig() => throw new NotImplementedException();
}
