using k8s;
using k8s.Authentication;
using k8s.Exceptions;

namespace KubeOps.Tests.Client;

/// <summary>The environment and the mount's place belong to the whole process: these tests run alone.</summary>
[Collection(nameof(InClusterTests))]
[CollectionDefinition(nameof(InClusterTests), DisableParallelization = true)]
public sealed class InClusterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path = KubernetesClientConfiguration.ServiceAccountPath;

    private readonly string? _kubeconfig = Environment.GetEnvironmentVariable("KUBECONFIG");

    public InClusterTests() => KubernetesClientConfiguration.ServiceAccountPath = _folder.Path;

    public void Dispose()
    {
        KubernetesClientConfiguration.ServiceAccountPath = _path;
        SetService(null, null);
        Environment.SetEnvironmentVariable("KUBECONFIG", _kubeconfig);
        _folder.Dispose();
    }

    [Theory]
    [InlineData("10.96.0.1", "https://10.96.0.1:443/")]
    [InlineData("fd00::1", "https://[fd00::1]:443/")]
    public void InClusterConfig_ServiceAccount_IsUsed(string host, string expected)
    {
        using var pki = new TestPki();
        Mount(pki);
        SetService(host, "443");

        var configuration = KubernetesClientConfiguration.InClusterConfig();

        Assert.True(KubernetesClientConfiguration.IsInCluster());
        Assert.Equal((expected, "shop"), (configuration.Host, configuration.Namespace));
        Assert.IsType<TokenFileAuth>(configuration.TokenProvider);
        Assert.Single(configuration.SslCaCerts);
        using var client = new Kubernetes(configuration);
    }

    [Fact]
    public void InClusterConfig_NoVariables_SaysSo()
    {
        Assert.False(KubernetesClientConfiguration.IsInCluster());
        Assert.Contains("KUBERNETES_SERVICE_HOST", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void InClusterConfig_NoToken_SaysWhy()
    {
        SetService("10.96.0.1", "443");

        Assert.False(KubernetesClientConfiguration.IsInCluster());
        Assert.Contains("automountServiceAccountToken", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void InClusterConfig_BadPort_SaysSo()
    {
        using var pki = new TestPki();
        Mount(pki);
        SetService("10.96.0.1", "tcp://10.96.0.1:443");

        Assert.Contains("is not a port", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void BuildDefaultConfig_Kubeconfig_WinsOverTheServiceAccount()
    {
        using var pki = new TestPki();
        Mount(pki);
        SetService("10.96.0.1", "443");
        var first = _folder.Write("first", "{current-context: c, contexts: [{name: c, context: {cluster: k}}]}");
        var second = _folder.Write("second", "{clusters: [{name: k, cluster: {server: \"https://fromfile\"}}]}");
        Environment.SetEnvironmentVariable("KUBECONFIG", string.Join(Path.PathSeparator, first, _folder.Path + "/missing", second));

        Assert.Equal("https://fromfile", KubernetesClientConfiguration.BuildDefaultConfig().Host);
        Assert.Equal("https://fromfile", KubernetesClientConfiguration.BuildConfigFromConfigFile(currentContext: "c").Host);
    }

    [Fact]
    public void BuildDefaultConfig_KubeconfigNamesNothing_SaysSo()
    {
        Environment.SetEnvironmentVariable("KUBECONFIG", "/no/such/file");

        var error = Assert.Throws<KubeConfigException>(KubernetesClientConfiguration.BuildDefaultConfig);

        Assert.Equal("the kubeconfig /no/such/file does not exist", error.Message);
    }

    private static string Refusal() => Assert.Throws<KubeConfigException>(KubernetesClientConfiguration.InClusterConfig).Message;

    private static void SetService(string? host, string? port)
    {
        Environment.SetEnvironmentVariable("KUBERNETES_SERVICE_HOST", host);
        Environment.SetEnvironmentVariable("KUBERNETES_SERVICE_PORT", port);
    }

    private void Mount(TestPki pki)
    {
        _folder.Write("token", "abc");
        _folder.Write("namespace", "shop\n");
        _folder.Write("ca.crt", pki.AuthorityPem);
    }
}
