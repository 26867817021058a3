using k8s;
using NetPolOperator.Options;

namespace NetPolOperator.Kubernetes;

/// <summary>Finds the API server and the credentials for it.</summary>
internal static class ClientConfiguration
{
    /// <summary>A request that is not answered by then has failed; watches live on beyond their answer's start.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The configuration by the options: the kubeconfig given, else KUBECONFIG, else the pod's service account, else
    /// <c>~/.kube/config</c>.
    /// </summary>
    /// <exception cref="k8s.Exceptions.KubeConfigException">There is none, or it is broken.</exception>
    public static KubernetesClientConfiguration Build(ClientOptions options)
    {
        var configuration = Find(options);
        configuration.UserAgent = "netpol-operator/" + Telemetry.BuildInfo.Version;
        configuration.HttpClientTimeout = Timeout;
        return configuration;
    }

    private static KubernetesClientConfiguration Find(ClientOptions options)
    {
        var inCluster = options.KubeConfig is null
            && options.Context is null
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("KUBECONFIG"))
            && KubernetesClientConfiguration.IsInCluster();
        return inCluster
            ? KubernetesClientConfiguration.InClusterConfig()
            : KubernetesClientConfiguration.BuildConfigFromConfigFile(options.KubeConfig, options.Context);
    }
}
