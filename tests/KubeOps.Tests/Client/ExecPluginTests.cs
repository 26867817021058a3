using System.Text.Json.Nodes;
using k8s;
using k8s.Authentication;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace KubeOps.Tests.Client;

public sealed class ExecPluginTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("client.authentication.k8s.io/v1")]
    [InlineData("client.authentication.k8s.io/v1beta1")]
    public async Task Token_OfEitherVersion_IsSent(string version)
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        var exec = Plugin($"echo '{Credential("""{"token":"abc"}""", version)}'", version);
        using var client = server.Client(c => c.TokenProvider = new ExecTokenProvider(exec));

        await client.CoreV1.ReadNamespacedPodAsync("web", "shop");

        Assert.Equal("Bearer abc", Assert.Single(server.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task Plugin_GetsArgumentsVariablesAndTheCluster()
    {
        var seen = Path.Combine(_folder.Path, "seen");
        var exec = Plugin($$"""
            printf '%s|%s|%s' "$1" "$2" "$FLAVOUR" > '{{seen}}'
            printf '%s' "$KUBERNETES_EXEC_INFO" > '{{seen}}.info'
            echo '{{Credential("""{"token":"abc"}""")}}'
            """);
        exec.Arguments = ["--for", "a b"];
        exec.EnvironmentVariables = [new() { ["name"] = "FLAVOUR", ["value"] = "sweet" }];
        exec.ProvideClusterInfo = true;
        exec.Cluster = new ClusterEndpoint
        {
            Server = "https://api:6443",
            CertificateAuthorityData = "QUJD",
            Extensions = [new NamedExtension { Name = "client.authentication.k8s.io/exec", Extension = new Dictionary<string, object> { ["audience"] = "x" } }],
        };

        await new ExecTokenProvider(exec).GetAuthenticationHeaderAsync(default);

        Assert.Equal("--for|a b|sweet", File.ReadAllText(seen));
        var info = JsonNode.Parse(File.ReadAllText(seen + ".info"))!;
        Assert.Equal(("ExecCredential", exec.ApiVersion), (info["kind"]!.GetValue<string>(), info["apiVersion"]!.GetValue<string>()));
        Assert.False(info["spec"]!["interactive"]!.GetValue<bool>());
        Assert.Equal(
            """{"server":"https://api:6443","certificate-authority-data":"QUJD","config":{"audience":"x"}}""",
            info["spec"]!["cluster"]!.ToJsonString());
    }

    [Fact]
    public async Task Token_IsKeptUntilItExpires()
    {
        var expires = _time.GetUtcNow().AddMinutes(10).ToString("yyyy-MM-ddTHH:mm:ssZ", null);
        var source = new ExecTokenProvider(Counting($$"""{"token":"t'$n'","expirationTimestamp":"{{expires}}"}"""), _time);

        var tokens = new[] { await TokenAsync(source), await TokenAsync(source) };
        _time.Advance(TimeSpan.FromMinutes(9));
        var later = await TokenAsync(source);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("t1 t1 t1 t2", string.Join(' ', [.. tokens, later, await TokenAsync(source)]));
    }

    [Fact]
    public async Task Token_AskedForByMany_RunsThePluginOnce()
    {
        var source = new ExecTokenProvider(Counting("""{"token":"t'$n'"}"""), _time);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => TokenAsync(source)));

        Assert.Equal("t1", Assert.Single(tokens.Distinct()));
    }

    [Fact]
    public async Task Token_Refused_IsFetchedAnew()
    {
        await using var server = await TestApiServer.StartAsync(
            c => c.Request.Headers.Authorization == "Bearer t2" ? c.JsonAsync(Answers.Pod) : c.FailAsync(401, "Unauthorized"));
        var source = new ExecTokenProvider(Counting("""{"token":"t'$n'"}"""), _time);
        await TokenAsync(source);
        _time.Advance(TimeSpan.FromMinutes(1));
        using var client = server.Client(c => c.TokenProvider = source);

        await client.CoreV1.ReadNamespacedPodAsync("web", "shop");

        Assert.Equal(["Bearer t1", "Bearer t2"], server.Requests.Select(r => r.Headers["Authorization"]));
    }

    [Fact]
    public async Task Certificate_IsShownToTheServer()
    {
        using var pki = new TestPki();
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod), pki, clientCertificates: true);
        var (certificate, key) = pki.Client("bob");
        var status = new JsonObject { ["clientCertificateData"] = certificate, ["clientKeyData"] = key };
        var answer = _folder.Write("answer.json", Credential(status.ToJsonString()));
        using var client = server.Client(c => c.TokenProvider = new ExecTokenProvider(Plugin($"cat '{answer}'")));

        await client.CoreV1.ReadNamespacedPodAsync("web", "shop");

        var request = Assert.Single(server.Requests);
        Assert.Equal("CN=bob", request.ClientCertificate);
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
    }

    [Theory]
    [InlineData("echo 'please log in' >&2; exit 3", "exited with 3: please log in")]
    [InlineData("echo rubbish", "did not answer an ExecCredential in JSON")]
    [InlineData("echo '{\"kind\":\"Pod\",\"apiVersion\":\"v1\"}'", "answered Pod of v1")]
    [InlineData("""echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","status":{"token":"a"}}'""", "/v1 was asked for")]
    [InlineData("""echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{}}'""", "answered neither status.token")]
    [InlineData("""echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"clientCertificateData":"x"}}'""", "neither")]
    public async Task Plugin_Fails_SaysHow(string script, string expected)
    {
        var exec = Plugin(script);

        var error = await Assert.ThrowsAsync<KubeConfigException>(() => TokenAsync(new ExecTokenProvider(exec)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(exec.Command, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plugin_IsNotInstalled_GivesTheHint()
    {
        var exec = new ExternalExecution { ApiVersion = "client.authentication.k8s.io/v1", Command = "no-such-plugin", InstallHint = "brew install it" };

        var error = await Assert.ThrowsAsync<KubeConfigException>(() => TokenAsync(new ExecTokenProvider(exec)));

        Assert.Contains("exec plugin no-such-plugin cannot be run", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("brew install it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plugin_Cancelled_IsKilled()
    {
        using var cancel = new CancellationTokenSource();
        var running = Path.Combine(_folder.Path, "running");
        using var watcher = new FileSystemWatcher(_folder.Path);
        var started = new TaskCompletionSource();
        watcher.Created += (_, e) =>
        {
            if (e.Name == "running")
                started.TrySetResult();
        };
        watcher.EnableRaisingEvents = true;
        var token = new ExecTokenProvider(Plugin($"touch '{running}'; exec sleep 600")).GetAuthenticationHeaderAsync(cancel.Token);

        await started.Task;
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => token);
    }

    private static string Credential(string status, string version = "client.authentication.k8s.io/v1") =>
        $$"""{"kind":"ExecCredential","apiVersion":"{{version}}","status":{{status}}}""";

    private static async Task<string?> TokenAsync(ExecTokenProvider source) => (await source.GetAuthenticationHeaderAsync(default))?.Parameter;

    private ExternalExecution Plugin(string script, string version = "client.authentication.k8s.io/v1") =>
        new() { ApiVersion = version, Command = _folder.Script("plugin", script), InteractiveMode = "Never" };

    /// <summary>A plugin that knows how often it ran, as $n.</summary>
    private ExternalExecution Counting(string status) => Plugin($$"""
        echo x >> '{{_folder.Path}}/runs'
        n=$(wc -l < '{{_folder.Path}}/runs' | tr -d ' ')
        echo '{{Credential(status)}}'
        """);
}
