using System.Globalization;
using k8s.Authentication;
using k8s.Exceptions;
using k8s.KubeConfigModels;

#nullable disable // as KubernetesClient's

namespace k8s;

/// <content>From a pod's service account.</content>
public partial class KubernetesClientConfiguration
{
    private const string HostVariable = "KUBERNETES_SERVICE_HOST";
    private const string PortVariable = "KUBERNETES_SERVICE_PORT";

    /// <summary>Where the kubelet mounts the service account; tests have another place.</summary>
    internal static string ServiceAccountPath { get; set; } = "/var/run/secrets/kubernetes.io/serviceaccount";

    private static string TokenFile => Path.Combine(ServiceAccountPath, "token");

    private static string CertificateFile => Path.Combine(ServiceAccountPath, "ca.crt");

    /// <summary>Whether this is a pod with a service account.</summary>
    public static bool IsInCluster() => Missing().Length == 0;

    /// <summary>A pod's own configuration: the token is read again as the kubelet renews it.</summary>
    /// <exception cref="KubeConfigException">This is not a pod, or it has no service account.</exception>
    public static KubernetesClientConfiguration InClusterConfig()
    {
        if (Missing() is { Length: > 0 } missing)
            throw new KubeConfigException($"not in a cluster: {missing}");
        var port = Environment.GetEnvironmentVariable(PortVariable);
        if (!int.TryParse(port, CultureInfo.InvariantCulture, out var number))
            throw new KubeConfigException($"not in a cluster: {PortVariable} is '{port}', which is not a port");
        var namespaceFile = Path.Combine(ServiceAccountPath, "namespace");
        return new KubernetesClientConfiguration
        {
            Host = new UriBuilder("https", Bracketed(Environment.GetEnvironmentVariable(HostVariable)), number).ToString(),
            TokenProvider = new TokenFileAuth(TokenFile),
            SslCaCerts = PemText.Certificates(null, CertificateFile, CertificateFile),
            Namespace = File.Exists(namespaceFile) ? File.ReadAllText(namespaceFile).Trim() : null,
        };
    }

    private static string Bracketed(string host) => host.Contains(':', StringComparison.Ordinal) && host[0] != '[' ? $"[{host}]" : host;

    private static string Missing()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(HostVariable)) || string.IsNullOrEmpty(Environment.GetEnvironmentVariable(PortVariable)))
            return $"{HostVariable} and {PortVariable} are not set";
        var file = new[] { TokenFile, CertificateFile }.FirstOrDefault(f => !File.Exists(f));
        return file is null ? "" : $"{file} does not exist; does the pod have automountServiceAccountToken: false?";
    }
}
