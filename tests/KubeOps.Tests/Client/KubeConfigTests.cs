using System.Text;
using k8s;
using k8s.Authentication;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace KubeOps.Tests.Client;

public sealed class KubeConfigTests : IDisposable
{
    private const string TwoContexts = """
        apiVersion: v1
        kind: Config
        current-context: one
        clusters:
        - name: c1
          cluster: {server: "https://one:6443"}
        - name: c2
          cluster:
            server: https://two:6443
            tls-server-name: api
            insecure-skip-tls-verify: true
            proxy-url: socks5://proxy:1080
        users:
        - name: u1
          user: {token: t1}
        - name: u2
          user:
            username: alice
            password: s3cret
            as: root
            as-groups: [admins]
            as-user-extra: {reason: [audit]}
        contexts:
        - name: one
          context: {cluster: c1, user: u1, namespace: shop}
        - name: two
          context: {cluster: c2, user: u2}
        - name: anonymous
          context: {cluster: c1}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Build_CurrentContext_IsTheFilesOwn()
    {
        var configuration = Build(TwoContexts);

        Assert.Equal(("one", "https://one:6443", "t1", "shop"), (configuration.CurrentContext, configuration.Host, configuration.AccessToken, configuration.Namespace));
        Assert.False(configuration.SkipTlsVerify);
    }

    [Fact]
    public void Build_NamedContext_TakesItsClusterAndUser()
    {
        var configuration = Build(TwoContexts, "two");

        Assert.Equal(("https://two:6443", "api", true), (configuration.Host, configuration.TlsServerName, configuration.SkipTlsVerify));
        Assert.Equal(("alice", "s3cret"), (configuration.Username, configuration.Password));
        Assert.Equal("socks5://proxy:1080/", configuration.ProxyUrl.ToString());
        Assert.Equal(["root"], configuration.ImpersonationHeaders["Impersonate-User"]);
        Assert.Equal(["admins"], configuration.ImpersonationHeaders["Impersonate-Group"]);
        Assert.Equal(["audit"], configuration.ImpersonationHeaders["Impersonate-Extra-reason"]);
    }

    [Fact]
    public void Build_ContextWithoutUser_IsAnonymous() => Assert.Null(Kubernetes.CreateCredentials(Build(TwoContexts, "anonymous")));

    [Fact]
    public void Build_Master_OverridesTheServer() =>
        Assert.Equal("https://other", KubernetesClientConfiguration.BuildConfigFromConfigFile(Write("c", TwoContexts), masterUrl: "https://other").Host);

    [Fact]
    public void Build_JsonIsYamlToo() => Assert.Equal("https://j", Build("""
        {"current-context":"c","clusters":[{"name":"c","cluster":{"server":"https://j"}}],"contexts":[{"name":"c","context":{"cluster":"c"}}]}
        """).Host);

    [Fact]
    public void Build_FromAStream_Works()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(TwoContexts));

        Assert.Equal("https://one:6443", KubernetesClientConfiguration.BuildConfigFromConfigFile(stream).Host);
    }

    [Fact]
    public void Build_RelativePaths_StartAtTheFile()
    {
        using var pki = new TestPki();
        var (certificate, key) = pki.Client("alice");
        _folder.Write("pki/ca.crt", pki.AuthorityPem);
        _folder.Write("pki/me.crt", certificate);
        _folder.Write("pki/me.key", key);
        _folder.Write("token", "fromfile");

        var configuration = Build(Single("certificate-authority: pki/ca.crt", "{client-certificate: pki/me.crt, client-key: ./pki/me.key, tokenFile: token}"));

        Assert.Equal("CN=test-ca", Assert.Single(configuration.SslCaCerts).Subject);
        Assert.Equal(Path.Combine(_folder.Path, "pki", "me.crt"), configuration.ClientCertificateFilePath);
        Assert.IsType<TokenFileAuth>(configuration.TokenProvider);
        using var client = new Kubernetes(configuration);
        Assert.NotNull(client.Credentials);
    }

    [Fact]
    public void Build_DataWinsOverFiles()
    {
        using var pki = new TestPki();
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(pki.AuthorityPem + "\n" + pki.AuthorityPem));

        var configuration = Build(Single($"certificate-authority-data: {data}\n    certificate-authority: /nowhere", "{token: a}"));

        Assert.Equal(2, configuration.SslCaCerts.Count);
    }

    [Fact]
    public void Build_TokenFile_WinsOverToken() =>
        Assert.IsType<TokenFileAuth>(Build(Single("", "{token: a, tokenFile: /var/token}")).TokenProvider);

    [Fact]
    public void Build_Exec_KnowsItsFolderAndCluster()
    {
        var file = Write("config", Single("tls-server-name: api", """
            exec: {apiVersion: client.authentication.k8s.io/v1, command: bin/plugin, args: [a, "1"], env: [{name: X, value: "1"}], provideClusterInfo: true}
            """));

        var exec = KubernetesClientConfiguration.LoadKubeConfig(file).Users.First().UserCredentials.ExternalExecution;

        Assert.Equal(Path.Combine(_folder.Path, "bin", "plugin"), exec.Command);
        Assert.Equal(["a", "1"], exec.Arguments);
        Assert.Equal("1", exec.EnvironmentVariables[0]["value"]);
        Assert.IsType<ExecTokenProvider>(KubernetesClientConfiguration.BuildConfigFromConfigFile(file).TokenProvider);
    }

    [Theory]
    [InlineData("https://0.0.0.0:6443", "https://127.0.0.1:6443/")]
    [InlineData("https://[::]:6443", "https://[::1]:6443/")]
    [InlineData("https://10.0.0.1:6443/k8s", "https://10.0.0.1:6443/k8s")]
    public void Build_ListeningAddress_BecomesLoopback(string server, string expected) => Assert.Equal(expected, Build($$$"""
        {current-context: c, clusters: [{name: c, cluster: {server: "{{{server}}}"}}], contexts: [{name: c, context: {cluster: c}}]}
        """).Host);

    [Fact]
    public void Load_SeveralFiles_TheFirstWins()
    {
        var first = KubeConfigReader.Read("current-context: \"\"\nusers: [{name: u, user: {token: first}}]", "first", null);
        var second = KubeConfigReader.Read(TwoContexts, "second", null);
        var third = KubeConfigReader.Read("current-context: three\nusers: [{name: u, user: {token: third}}, {name: u1, user: {token: third}}]", "third", null);

        var merged = KubeConfigFiles.Merge([first, second, third]);

        Assert.Equal("one", merged.CurrentContext);
        Assert.Equal(["u:first", "u1:t1", "u2:"], merged.Users.Select(u => $"{u.Name}:{u.UserCredentials.Token}"));
        Assert.Equal("t1", ContextResolver.Resolve(merged, null, null).AccessToken);
    }

    [Fact]
    public void Load_SeveralFiles_PathsStartAtTheirOwnFile()
    {
        using var pki = new TestPki();
        _folder.Write("a/ca.crt", pki.AuthorityPem);
        var a = _folder.Write("a/config", "clusters: [{name: c, cluster: {server: https://a, certificate-authority: ca.crt}}]");
        var b = _folder.Write("b/config", "current-context: x\ncontexts: [{name: x, context: {cluster: c}}]");

        var merged = KubeConfigFiles.Load([a, Path.Combine(_folder.Path, "missing"), b], useRelativePaths: true);

        Assert.Single(ContextResolver.Resolve(merged, null, null).SslCaCerts);
    }

    [Fact]
    public void Load_NoneOfTheFilesExists_NamesThem()
    {
        var error = Assert.Throws<KubeConfigException>(() => KubeConfigFiles.Load(["/no/a", "/no/b"], true));

        Assert.Equal("none of the kubeconfigs /no/a, /no/b exists", error.Message);
    }

    [Theory]
    [InlineData("current-context: nope", "there is no context 'nope'; there are: none")]
    [InlineData("clusters: []", "no context is chosen; set current-context (kubectl config use-context NAME) or name one of: none")]
    [InlineData("current-context: [a]", "current-context: a text is expected")]
    [InlineData("clusters: {}", "clusters: a list is expected")]
    [InlineData("clusters: [{name: a, cluster: 5}]", "clusters[0].cluster: a mapping is expected")]
    [InlineData("clusters: [{cluster: {}}]", "clusters[0].name: it is missing")]
    [InlineData("clusters: [{name: a, cluster: {insecure-skip-tls-verify: maybe}}]", "clusters[0].cluster.insecure-skip-tls-verify: true or false is expected, not 'maybe'")]
    [InlineData("- a", "a mapping is expected, line 1")]
    [InlineData("a: [", "not valid YAML")]
    [InlineData("{current-context: c, contexts: [{name: c}]}", "context 'c': cluster is not set")]
    [InlineData("{current-context: c, contexts: [{name: c, context: {cluster: x}}]}", "context 'c': there is no cluster 'x'; there are: none")]
    [InlineData("{current-context: c, contexts: [{name: c, context: {cluster: x}}], clusters: [{name: x, cluster: {}}]}", "cluster 'x': server is not set")]
    [InlineData("{current-context: c, contexts: [{name: c, context: {cluster: x}}], clusters: [{name: x, cluster: {server: 'api:6443'}}]}", "server 'api:6443' is not a URL")]
    [InlineData("{current-context: c, contexts: [{name: c, context: {cluster: x, user: u}}], clusters: [{name: x, cluster: {server: 'https://a'}}]}", "there is no user 'u'")]
    public void Build_Broken_NamesFileFieldAndFix(string text, string expected)
    {
        var file = Write("config", text);

        var error = Assert.Throws<KubeConfigException>(() => KubernetesClientConfiguration.BuildConfigFromConfigFile(file));

        Assert.StartsWith(file + ": ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("certificate-authority: /no/ca.crt", "{}", "cluster 'c': certificate-authority: the file /no/ca.crt cannot be read")]
    [InlineData("certificate-authority-data: '%'", "{}", "cluster 'c': certificate-authority-data is not Base64")]
    [InlineData("certificate-authority-data: QUJD", "{}", "cluster 'c': certificate-authority holds no certificate in PEM")]
    [InlineData("proxy-url: ftp://x", "{}", "cluster 'c': proxy-url 'ftp://x' is not a URL such as")]
    [InlineData("", "{auth-provider: {name: gcp}}", "user 'u': auth-provider 'gcp' is not supported (Kubernetes dropped it in 1.26); use exec with gke-gcloud-auth-plugin")]
    [InlineData("", "{auth-provider: {name: oidc}}", "kubectl oidc-login")]
    [InlineData("", "{exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: x}}", "user 'u': exec.apiVersion is 'client.authentication.k8s.io/v1alpha1'")]
    [InlineData("", "{exec: {apiVersion: client.authentication.k8s.io/v1}}", "user 'u': exec.command is not set")]
    [InlineData("", "{as-groups: [a]}", "user 'u': as-groups and as-user-extra need 'as' beside them")]
    [InlineData("", "{as: root, as-groups: [a, b]}", "user 'u': as-groups: one group is supported, not 2")]
    public void Build_UnusableClusterOrUser_NamesFileFieldAndFix(string cluster, string user, string expected)
    {
        var file = Write("config", Single(cluster, user));

        var error = Assert.Throws<KubeConfigException>(() => KubernetesClientConfiguration.BuildConfigFromConfigFile(file));

        Assert.StartsWith(file + ": ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_AuthorityAndInsecure_ExcludeEachOther()
    {
        using var pki = new TestPki();
        _folder.Write("ca.crt", pki.AuthorityPem);

        var error = Assert.Throws<KubeConfigException>(() => Build(Single("certificate-authority: ca.crt\n    insecure-skip-tls-verify: true", "{}")));

        Assert.Contains("exclude each other", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_CertificateWithoutKey_SaysWhatIsMissing()
    {
        using var pki = new TestPki();
        _folder.Write("me.crt", pki.Client("alice").Certificate);

        var error = Assert.Throws<KubeConfigException>(() => new Kubernetes(Build(Single("", "{client-certificate: me.crt}"))));

        Assert.EndsWith("user 'u': client-key (or client-key-data) is missing: certificate and key go together", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_KeyOfAnotherCertificate_IsRefused()
    {
        using var pki = new TestPki();
        _folder.Write("me.crt", pki.Client("alice").Certificate);
        _folder.Write("me.key", pki.Client("alice").Key);

        var error = Assert.Throws<KubeConfigException>(() => new Kubernetes(Build(Single("", "{client-certificate: me.crt, client-key: me.key}"))));

        Assert.Contains("user 'u': the client certificate and its key cannot be used", error.Message, StringComparison.Ordinal);
    }

    private static string Single(string cluster, string user)
    {
        var mapping = user.StartsWith('{') ? user : "{" + user.Trim() + "}";
        return $"""
            current-context: x
            contexts:
            - name: x
              context:
                cluster: c
                user: u
            clusters:
            - name: c
              cluster:
                server: https://api:6443
                {cluster}
            users:
            - name: u
              user: {mapping}
            """;
    }

    private KubernetesClientConfiguration Build(string text, string? context = null) =>
        KubernetesClientConfiguration.BuildConfigFromConfigFile(Write("config", text), context);

    private string Write(string name, string text) => _folder.Write(name, text);
}
