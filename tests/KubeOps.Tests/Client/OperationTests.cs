using System.Text.Json;
using k8s;
using k8s.Models;
using k8s.Rest;

namespace KubeOps.Tests.Client;

public class OperationTests
{
    [Fact]
    public async Task Delete_Preconditions_GoInTheBody()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync("""{"kind":"Status","apiVersion":"v1","status":"Success"}"""));
        using var client = server.Client();

        var status = await client.NetworkingV1.DeleteNamespacedNetworkPolicyAsync("web", "shop", new V1DeleteOptions
        {
            Preconditions = new V1Preconditions { Uid = "u", ResourceVersion = "5" },
            PropagationPolicy = "Background",
        });

        Assert.Equal("Success", status.Status);
        var request = Assert.Single(server.Requests);
        Assert.Equal("DELETE /apis/networking.k8s.io/v1/namespaces/shop/networkpolicies/web", $"{request.Method} {request.Target}");
        Assert.Equal("""{"propagationPolicy":"Background","preconditions":{"resourceVersion":"5","uid":"u"}}""", request.Body);
    }

    [Fact]
    public async Task Delete_AnswerIsTheObject_IsUnderstood()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(
            """{"kind":"Namespace","apiVersion":"v1","metadata":{"name":"shop"},"spec":{"finalizers":["kubernetes"]},"status":{"phase":"Terminating"}}"""));
        using var client = server.Client();

        var answer = await client.CoreV1.DeleteNamespaceAsync("shop");

        Assert.Equal(("Namespace", null), (answer.Kind, answer.Status));
    }

    [Theory]
    [InlineData(V1Patch.PatchType.JsonPatch, "application/json-patch+json")]
    [InlineData(V1Patch.PatchType.MergePatch, "application/merge-patch+json")]
    [InlineData(V1Patch.PatchType.StrategicMergePatch, "application/strategic-merge-patch+json")]
    [InlineData(V1Patch.PatchType.ApplyPatch, "application/apply-patch+yaml")]
    public async Task Patch_Kind_IsTheContentType(V1Patch.PatchType type, string expected)
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        using var client = server.Client();

        await client.CoreV1.PatchNamespacedPodAsync(new V1Patch("""{"a":1}""", type), "web", "shop", fieldManager: "me", force: true);

        var request = Assert.Single(server.Requests);
        Assert.Equal("PATCH /api/v1/namespaces/shop/pods/web?fieldManager=me&force=true", $"{request.Method} {request.Target}");
        Assert.Equal(expected, request.Headers["Content-Type"]);
        Assert.Equal("""{"a":1}""", request.Body);
    }

    [Fact]
    public async Task Apply_Object_IsWrittenAsJson()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync("{}"));
        using var client = server.Client();

        await new ResourceClient<V1NetworkPolicy>(client.Rest).PatchAsync(
            new V1Patch(Answers.Policy(), V1Patch.PatchType.ApplyPatch), "web", "shop", null, "netpol-operator", true);

        Assert.Equal(
            """{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"web","namespace":"shop"},"spec":{"podSelector":{},"policyTypes":["Ingress"]}}""",
            Assert.Single(server.Requests).Body);
    }

    [Theory]
    [InlineData("", "v1", "pods", "/api/v1/namespaces/shop/pods/web")]
    [InlineData(null, "v1", "pods", "/api/v1/namespaces/shop/pods/web")]
    [InlineData("netpol.io", "v1alpha1", "appsegments", "/apis/netpol.io/v1alpha1/namespaces/shop/appsegments/web")]
    public async Task CustomObjects_Get_FindsEveryGroup(string? group, string version, string plural, string expected)
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        using var client = server.Client();

        var untyped = (JsonElement)await client.CustomObjects.GetNamespacedCustomObjectAsync(group, version, "shop", plural, "web");
        var typed = await client.CustomObjects.GetNamespacedCustomObjectAsync<V1Pod>(group, version, "shop", plural, "web");

        Assert.Equal("Pod", untyped.GetProperty("kind").GetString());
        Assert.Equal("web", typed.Name());
        Assert.All(server.Requests, r => Assert.Equal(expected, r.Target));
    }

    [Fact]
    public async Task CustomObjects_StatusAndLists_HaveTheirPaths()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync("{}"));
        using var client = server.Client();

        await client.CustomObjects.ReplaceNamespacedCustomObjectStatusAsync<V1Pod>(new V1Pod(), "g", "v1", "shop", "things", "a", fieldManager: "me");
        await client.CustomObjects.ReplaceClusterCustomObjectStatusAsync<V1Pod>(new V1Pod(), "g", "v1", "things", "a");
        await client.CustomObjects.ListClusterCustomObjectAsync<V1PodList>("g", "v1", "things", limit: 10, continueParameter: "t");
        await client.CustomObjects.ListCustomObjectForAllNamespacesAsync<V1PodList>("g", "v1", "things", labelSelector: "a=b");
        await client.CustomObjects.DeleteClusterCustomObjectAsync("g", "v1", "things", "a");
        await client.CustomObjects.GetAPIResourcesAsync("g", "v1");
        await client.NetworkingV1.GetAPIResourcesAsync();
        await client.Version.GetCodeAsync();

        Assert.Equal(
            [
                "PUT /apis/g/v1/namespaces/shop/things/a/status?fieldManager=me",
                "PUT /apis/g/v1/things/a/status",
                "GET /apis/g/v1/things?continue=t&limit=10",
                "GET /apis/g/v1/things?labelSelector=a%3Db",
                "DELETE /apis/g/v1/things/a",
                "GET /apis/g/v1",
                "GET /apis/networking.k8s.io/v1/",
                "GET /version/",
            ],
            server.Requests.Select(r => $"{r.Method} {r.Target}"));
    }

    [Fact]
    public async Task CustomObjects_PatchWithoutAKind_IsRefused()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync("{}"));
        using var client = server.Client();

        await Assert.ThrowsAsync<ArgumentException>(() => client.CustomObjects.PatchClusterCustomObjectAsync("{}", "g", "v1", "things", "a"));
    }

    [Fact]
    public async Task BaseUri_WithAPath_IsKept()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync(Answers.Pod));
        using var client = server.Client(c => c.Host += "k8s/clusters/c1");

        await client.CoreV1.ReadNamespacedPodAsync("a/../b", "shop");

        Assert.Equal("/k8s/clusters/c1/api/v1/namespaces/shop/pods/a%2F..%2Fb", Assert.Single(server.Requests).Target);
    }

    [Fact]
    public async Task WithHttpMessages_CustomHeaders_AreSentAndTheAnswersAreThere()
    {
        await using var server = await TestApiServer.StartAsync(c =>
        {
            c.Response.Headers["Warning"] = "299 - deprecated";
            return c.JsonAsync(Answers.Pod);
        });
        using var client = server.Client();

        using var answer = await client.CoreV1.ReadNamespacedPodWithHttpMessagesAsync(
            "web", "shop", customHeaders: new Dictionary<string, IReadOnlyList<string>> { ["X-Trace"] = ["abc"], ["User-Agent"] = ["me/1"] });

        Assert.Equal(["299 - deprecated"], answer.Response.Headers.GetValues("Warning"));
        var request = Assert.Single(server.Requests);
        Assert.Equal(("abc", "me/1"), (request.Headers["X-Trace"], request.Headers["User-Agent"]));
    }
}
