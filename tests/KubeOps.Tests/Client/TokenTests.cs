using k8s;
using k8s.Authentication;
using k8s.Autorest;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using k8s.Rest;

namespace KubeOps.Tests.Client;

public class TokenTests
{
    [Fact]
    public async Task Request_Token_IsSent()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        using var client = server.Client(c => c.AccessToken = "abc");

        await client.CoreV1.ReadNamespacedPodAsync("web", "shop");

        Assert.Equal("Bearer abc", Assert.Single(server.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task Request_NameAndPassword_AreSent()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        using var client = server.Client(c => (c.Username, c.Password) = ("alice", "s3cret"));

        await client.CoreV1.ReadNamespacedPodAsync("web", "shop");

        Assert.Equal("Basic YWxpY2U6czNjcmV0", Assert.Single(server.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task TokenFile_Replaced_IsReadAgainWithinAMinute()
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTimeProvider();
        var file = folder.Write("token", "one\n");
        var source = new TokenFileAuth(file, time);

        var first = await TokenAsync(source);
        folder.Write("token", "two\n");
        var soon = await TokenAsync(source);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(("one", "one", "two"), (first, soon, await TokenAsync(source)));
    }

    [Fact]
    public async Task TokenFile_GoneOrEmptyForAMoment_TheKnownTokenServes()
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTimeProvider();
        var file = folder.Write("token", "one");
        var source = new TokenFileAuth(file, time);
        await TokenAsync(source);

        File.Delete(file);
        time.Advance(TimeSpan.FromMinutes(2));
        var gone = await TokenAsync(source);
        folder.Write("token", " ");
        time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(("one", "one"), (gone, await TokenAsync(source)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  \n")]
    public async Task TokenFile_MissingOrEmptyFromTheStart_SaysSo(string? text)
    {
        using var folder = new TemporaryFolder();
        var file = text is null ? Path.Combine(folder.Path, "token") : folder.Write("token", text);

        var error = await Assert.ThrowsAsync<KubeConfigException>(() => TokenAsync(new TokenFileAuth(file)));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_TokenRefusedAndReplaced_IsSentAgainWithTheNewOne()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("token", "old");
        await using var server = await TestApiServer.StartAsync(c =>
        {
            if (c.Request.Headers.Authorization == "Bearer new")
                return c.JsonAsync(Answers.Pod);
            File.WriteAllText(file, "new");
            return c.FailAsync(401, "Unauthorized");
        });
        using var client = server.Client(c => c.TokenProvider = new TokenFileAuth(file));

        await client.CoreV1.ReadNamespacedPodAsync("web", "shop");

        Assert.Equal(["Bearer old", "Bearer new"], server.Requests.Select(r => r.Headers["Authorization"]));
    }

    [Fact]
    public async Task Request_TokenRefusedAndUnchanged_FailsAtOnce()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("token", "old");
        await using var server = await TestApiServer.StartAsync(c => c.FailAsync(401, "Unauthorized"));
        using var client = server.Client(c => c.TokenProvider = new TokenFileAuth(file));

        await Assert.ThrowsAsync<HttpOperationException>(() => client.CoreV1.ReadNamespacedPodAsync("web", "shop"));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Request_Impersonation_ActsAsTheOther()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        using var client = server.Client(c => c.ImpersonationHeaders = Impersonation.Headers(
            new UserCredentials { Impersonate = "bob", ImpersonateGroups = ["dev"], ImpersonateUserExtra = new() { ["a/b"] = "c" } }, ""));

        await client.CoreV1.ReadNamespacedPodAsync("web", "shop");

        var headers = Assert.Single(server.Requests).Headers;
        Assert.Equal(("bob", "dev", "c"), (headers["Impersonate-User"], headers["Impersonate-Group"], headers["Impersonate-Extra-a%2Fb"]));
    }

    [Theory]
    [InlineData("netpol-operator", "netpol-operator")]
    [InlineData("odd name/\u00e4", "oddname")]
    [InlineData("", "kubernetes-client")]
    public void UserAgent_NamesTheProgram(string program, string expected) =>
        Assert.Equal(expected, ClientIdentity.Describe(program));

    private static async Task<string?> TokenAsync(TokenFileAuth source) =>
        (await source.GetAuthenticationHeaderAsync(default)).Parameter;
}
