#nullable disable // as KubernetesClient's: any field may be missing

namespace k8s.KubeConfigModels;

/// <summary>A program that gives a token or a client certificate on its standard output.</summary>
public class ExternalExecution
{
    /// <summary><c>client.authentication.k8s.io/v1</c> or <c>/v1beta1</c>.</summary>
    public string ApiVersion { get; set; }

    /// <summary>The program; a path with a slash is relative to the kubeconfig's folder, a bare name is looked up in PATH.</summary>
    public string Command { get; set; }

    /// <summary>Variables to set, each a <c>name</c> and a <c>value</c>.</summary>
    public IList<Dictionary<string, string>> EnvironmentVariables { get; set; }

    /// <summary>The arguments.</summary>
    public IList<string> Arguments { get; set; }

    /// <summary>What to tell people who do not have the program.</summary>
    public string InstallHint { get; set; }

    /// <summary>Whether the program is told about the cluster.</summary>
    public bool ProvideClusterInfo { get; set; }

    internal string InteractiveMode { get; set; }

    /// <summary>The cluster, for <see cref="ProvideClusterInfo"/>.</summary>
    internal ClusterEndpoint Cluster { get; set; }

    internal string Source { get; set; }
}
