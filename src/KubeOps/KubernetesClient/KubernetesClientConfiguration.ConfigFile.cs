using k8s.Exceptions;
using k8s.KubeConfigModels;

#nullable disable // as KubernetesClient's: what is null is not given

namespace k8s;

/// <content>From kubeconfigs.</content>
public partial class KubernetesClientConfiguration
{
    /// <summary>Where a kubeconfig is by default.</summary>
    public static readonly string KubeConfigDefaultLocation =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config");

    /// <summary>How long an exec plugin may take; people may have to log in meanwhile.</summary>
    public static TimeSpan ExecTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The context in use; null where none is.</summary>
    public string CurrentContext { get; private set; }

    /// <summary>Where the credentials stand, for errors.</summary>
    internal string CredentialsSource { get; set; }

    /// <summary>The files that KUBECONFIG names, else the file at its default place, else a pod's service account.</summary>
    /// <exception cref="KubeConfigException">None of them is there, or one cannot be used.</exception>
    public static KubernetesClientConfiguration BuildDefaultConfig()
    {
        if (KubeConfigFiles.FromEnvironment() is not null || File.Exists(KubeConfigDefaultLocation))
            return BuildConfigFromConfigFile();
        return IsInCluster()
            ? InClusterConfig()
            : throw new KubeConfigException(
                $"no cluster is configured: {KubeConfigFiles.Variable} is not set, {KubeConfigDefaultLocation} does not exist, and this is not a pod");
    }

    /// <summary>From a kubeconfig.</summary>
    /// <param name="kubeconfigPath">The file; null: those that KUBECONFIG names, else the one at its default place.</param>
    /// <param name="currentContext">The context; null: the file's own.</param>
    /// <param name="masterUrl">The API server's address, where it is not the context's.</param>
    /// <param name="useRelativePaths">Whether paths in the file are relative to the file, rather than to the working directory.</param>
    /// <exception cref="KubeConfigException">It cannot be used; the message says where and why.</exception>
    public static KubernetesClientConfiguration BuildConfigFromConfigFile(
        string kubeconfigPath = null, string currentContext = null, string masterUrl = null, bool useRelativePaths = true) =>
        BuildConfigFromConfigObject(LoadKubeConfig(kubeconfigPath, useRelativePaths), currentContext, masterUrl);

    /// <summary>From a kubeconfig.</summary>
    /// <exception cref="KubeConfigException">It cannot be used; the message says where and why.</exception>
    public static KubernetesClientConfiguration BuildConfigFromConfigFile(
        FileInfo kubeconfig, string currentContext = null, string masterUrl = null, bool useRelativePaths = true) =>
        BuildConfigFromConfigObject(LoadKubeConfig(kubeconfig, useRelativePaths), currentContext, masterUrl);

    /// <summary>From a kubeconfig; paths in it are relative to the working directory.</summary>
    /// <exception cref="KubeConfigException">It cannot be used; the message says where and why.</exception>
    public static KubernetesClientConfiguration BuildConfigFromConfigFile(Stream kubeconfig, string currentContext = null, string masterUrl = null) =>
        BuildConfigFromConfigObject(LoadKubeConfig(kubeconfig), currentContext, masterUrl);

    /// <summary>From a kubeconfig that is read already.</summary>
    /// <exception cref="KubeConfigException">It cannot be used; the message says where and why.</exception>
    public static KubernetesClientConfiguration BuildConfigFromConfigObject(
        K8SConfiguration k8SConfig, string currentContext = null, string masterUrl = null)
    {
        ArgumentNullException.ThrowIfNull(k8SConfig);
        return ContextResolver.Resolve(k8SConfig, currentContext, masterUrl);
    }

    /// <summary>Reads a kubeconfig.</summary>
    /// <param name="kubeconfigPath">The file; null: those that KUBECONFIG names, merged, else the one at its default place.</param>
    /// <param name="useRelativePaths">Whether paths in the file are relative to the file, rather than to the working directory.</param>
    /// <exception cref="KubeConfigException">It is not there or not a kubeconfig.</exception>
    public static K8SConfiguration LoadKubeConfig(string kubeconfigPath = null, bool useRelativePaths = true) => kubeconfigPath is not null
        ? KubeConfigFiles.Load(kubeconfigPath, useRelativePaths)
        : KubeConfigFiles.Load(KubeConfigFiles.FromEnvironment() ?? [KubeConfigDefaultLocation], useRelativePaths);

    /// <summary>Reads a kubeconfig.</summary>
    /// <exception cref="KubeConfigException">It is not there or not a kubeconfig.</exception>
    public static K8SConfiguration LoadKubeConfig(FileInfo kubeconfig, bool useRelativePaths = true)
    {
        ArgumentNullException.ThrowIfNull(kubeconfig);
        return KubeConfigFiles.Load(kubeconfig.FullName, useRelativePaths);
    }

    /// <summary>Reads a kubeconfig; paths in it are relative to the working directory.</summary>
    /// <exception cref="KubeConfigException">It is not a kubeconfig.</exception>
    public static K8SConfiguration LoadKubeConfig(Stream kubeconfigStream)
    {
        ArgumentNullException.ThrowIfNull(kubeconfigStream);
        using var reader = new StreamReader(kubeconfigStream, leaveOpen: true);
        return KubeConfigReader.Read(reader.ReadToEnd(), "the kubeconfig", null);
    }

    internal void SetCurrentContext(string name) => CurrentContext = name;
}
