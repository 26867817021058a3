using System.Net;
using k8s.Authentication;
using k8s.Exceptions;

namespace k8s.KubeConfigModels;

/// <summary>Turns a context of a kubeconfig into a configuration.</summary>
internal static class ContextResolver
{
    /// <exception cref="KubeConfigException">The context cannot be used; the message names file, context and field.</exception>
    public static KubernetesClientConfiguration Resolve(K8SConfiguration file, string? contextName, string? masterUrl)
    {
        var name = string.IsNullOrEmpty(contextName) ? file.CurrentContext : contextName;
        var configuration = new KubernetesClientConfiguration();
        if (!string.IsNullOrEmpty(name))
            Apply(file, name, configuration);
        if (!string.IsNullOrWhiteSpace(masterUrl))
            configuration.Host = masterUrl;
        return string.IsNullOrWhiteSpace(configuration.Host)
            ? throw new KubeConfigException(
                $"{Describe(file)}: no context is chosen; set current-context (kubectl config use-context NAME) or name one of: {Names(file.Contexts, c => c.Name)}")
            : configuration;
    }

    private static void Apply(K8SConfiguration file, string name, KubernetesClientConfiguration configuration)
    {
        var context = file.Contexts?.FirstOrDefault(c => c.Name == name)
            ?? throw new KubeConfigException($"{Describe(file)}: there is no context '{name}'; there are: {Names(file.Contexts, c => c.Name)}");
        var place = $"{context.Source ?? Describe(file)}: context '{name}'";
        var details = context.ContextDetails;
        if (string.IsNullOrEmpty(details?.Cluster))
            throw new KubeConfigException($"{place}: cluster is not set");
        var cluster = file.Clusters?.FirstOrDefault(c => c.Name == details.Cluster)
            ?? throw new KubeConfigException($"{place}: there is no cluster '{details.Cluster}'; there are: {Names(file.Clusters, c => c.Name)}");
        ApplyCluster(cluster, $"{cluster.Source ?? Describe(file)}: cluster '{cluster.Name}'", configuration);
        configuration.SetCurrentContext(name);
        configuration.Namespace = details.Namespace ?? context.Namespace;
        if (string.IsNullOrEmpty(details.User))
            return;
        var user = file.Users?.FirstOrDefault(u => u.Name == details.User)
            ?? throw new KubeConfigException($"{place}: there is no user '{details.User}'; there are: {Names(file.Users, u => u.Name)}");
        if (user.UserCredentials is { } credentials)
            ApplyUser(credentials, cluster.ClusterEndpoint, $"{user.Source ?? Describe(file)}: user '{user.Name}'", configuration);
    }

    private static void ApplyCluster(Cluster cluster, string place, KubernetesClientConfiguration configuration)
    {
        var endpoint = cluster.ClusterEndpoint;
        if (string.IsNullOrWhiteSpace(endpoint?.Server))
            throw new KubeConfigException($"{place}: server is not set");
        configuration.Host = Address(endpoint.Server, place);
        configuration.TlsServerName = endpoint.TlsServerName;
        configuration.SkipTlsVerify = endpoint.SkipTlsVerify;
        configuration.SslCaCerts = PemText.Certificates(
            endpoint.CertificateAuthorityData, endpoint.CertificateAuthority, $"{place}: certificate-authority");
        if (endpoint.SkipTlsVerify && configuration.SslCaCerts is not null)
            throw new KubeConfigException($"{place}: certificate-authority and insecure-skip-tls-verify exclude each other; remove one of them");
        if (!string.IsNullOrEmpty(endpoint.ProxyUrl))
            configuration.ProxyUrl = Proxy(endpoint.ProxyUrl, place);
    }

    private static void ApplyUser(UserCredentials user, ClusterEndpoint cluster, string place, KubernetesClientConfiguration configuration)
    {
        if (user.AuthProvider is { } provider)
            throw new KubeConfigException($"{place}: {UnsupportedProvider(provider.Name)}");
        configuration.ClientCertificateData = user.ClientCertificateData;
        configuration.ClientCertificateFilePath = user.ClientCertificate;
        configuration.ClientCertificateKeyData = user.ClientKeyData;
        configuration.ClientKeyFilePath = user.ClientKey;
        configuration.CredentialsSource = place;
        configuration.AccessToken = user.Token;
        configuration.Username = user.UserName;
        configuration.Password = user.Password;
        configuration.ImpersonationHeaders = Impersonation.Headers(user, place);
        if (!string.IsNullOrEmpty(user.TokenFile))
            configuration.TokenProvider = new TokenFileAuth(user.TokenFile);
        else if (string.IsNullOrEmpty(user.Token) && string.IsNullOrEmpty(user.UserName) && user.ExternalExecution is { } exec)
            configuration.TokenProvider = ExecPlugin(exec, cluster, place);
    }

    private static ExecTokenProvider ExecPlugin(ExternalExecution exec, ClusterEndpoint cluster, string place)
    {
        if (string.IsNullOrWhiteSpace(exec.Command))
            throw new KubeConfigException($"{place}: exec.command is not set");
        if (exec.ApiVersion is not ("client.authentication.k8s.io/v1" or "client.authentication.k8s.io/v1beta1"))
        {
            throw new KubeConfigException(
                $"{place}: exec.apiVersion is '{exec.ApiVersion}'; client.authentication.k8s.io/v1 and /v1beta1 are supported: update the plugin and this entry");
        }

        exec.Cluster = cluster;
        return new ExecTokenProvider(exec);
    }

    private static string Address(string server, string place)
    {
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw new KubeConfigException($"{place}: server '{server}' is not a URL such as https://10.0.0.1:6443");
        // Some tools write the address that the API server listens on: every one of this machine's.
        if (!IPAddress.TryParse(address.DnsSafeHost, out var ip) || !(ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)))
            return server;
        return new UriBuilder(address) { Host = (ip.Equals(IPAddress.Any) ? IPAddress.Loopback : IPAddress.IPv6Loopback).ToString() }.ToString();
    }

    private static Uri Proxy(string url, string place) =>
        Uri.TryCreate(url, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "https" or "socks5"
            ? proxy!
            : throw new KubeConfigException($"{place}: proxy-url '{url}' is not a URL such as http://proxy:3128 or socks5://proxy:1080");

    private static string UnsupportedProvider(string? name) => $"auth-provider '{name}' is not supported (Kubernetes dropped it in 1.26); use exec with "
        + name switch
        {
            "gcp" => "gke-gcloud-auth-plugin",
            "azure" => "kubelogin (https://azure.github.io/kubelogin)",
            "oidc" => "a plugin such as kubectl oidc-login",
            _ => "a client-go credential plugin",
        };

    private static string Describe(K8SConfiguration file) => string.IsNullOrEmpty(file.FileName) ? "the kubeconfig" : file.FileName;

    private static string Names<T>(IEnumerable<T>? items, Func<T, string> name)
    {
        var names = string.Join(", ", items?.Select(name) ?? []);
        return names.Length == 0 ? "none" : names;
    }
}
