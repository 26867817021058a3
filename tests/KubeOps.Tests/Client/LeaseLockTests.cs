using System.Net;
using System.Text.Json.Nodes;
using k8s.Autorest;
using k8s.LeaderElection;
using k8s.LeaderElection.ResourceLock;

namespace KubeOps.Tests.Client;

public class LeaseLockTests
{
    private static readonly LeaderElectionRecord Record = new()
    {
        HolderIdentity = "me",
        LeaseDurationSeconds = 15,
        AcquireTime = new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc),
        RenewTime = new DateTime(2026, 11, 21, 8, 1, 0, DateTimeKind.Utc),
        LeaderTransitions = 3,
    };

    [Fact]
    public async Task Lock_CreatedReadAndUpdated_KeepsWhatOthersPutOnTheLease()
    {
        JsonNode? stored = null;
        await using var server = await TestApiServer.StartAsync(c =>
        {
            if (c.Request.Method != "GET")
            {
                stored = JsonNode.Parse(c.Items["body"]!.ToString()!);
                stored!["metadata"]!["resourceVersion"] = "7";
                stored["metadata"]!["labels"] = new JsonObject { ["team"] = "a" };
            }

            return stored is null ? c.FailAsync(404, "NotFound") : c.JsonAsync(stored.ToJsonString());
        });
        using var client = server.Client();
        var held = new LeaseLock(client, "ops", "netpol", "me");

        Assert.True(await held.CreateAsync(Record));
        var read = await new LeaseLock(client, "ops", "netpol", "other").GetAsync();
        Assert.True(await held.UpdateAsync(Record));

        Assert.Equal(Record, read);
        Assert.Equal((15, 3), (read.LeaseDurationSeconds, read.LeaderTransitions));
        var update = server.Requests.Last();
        Assert.Equal("PUT /apis/coordination.k8s.io/v1/namespaces/ops/leases/netpol", $"{update.Method} {update.Target}");
        Assert.Contains("\"renewTime\":\"2026-11-21T08:01:00.000000Z\"", update.Body, StringComparison.Ordinal);
        Assert.Contains("\"resourceVersion\":\"7\"", update.Body, StringComparison.Ordinal);
        Assert.Contains("\"team\":\"a\"", update.Body, StringComparison.Ordinal);
        Assert.Equal(("me", "ops/netpol"), (held.Identity, held.Describe()));
    }

    [Fact]
    public async Task Create_AnotherWasFaster_IsFalse()
    {
        await using var server = await TestApiServer.StartAsync(c => c.FailAsync(409, "AlreadyExists"));
        using var client = server.Client();
        var held = new LeaseLock(client, "ops", "netpol", "me");
        HttpOperationException? heard = null;
        held.OnHttpError += e => heard = e;

        Assert.False(await held.CreateAsync(Record));
        Assert.Equal(HttpStatusCode.Conflict, heard!.Response.StatusCode);
    }

    [Fact]
    public async Task Create_Forbidden_Throws()
    {
        await using var server = await TestApiServer.StartAsync(c => c.FailAsync(403, "Forbidden"));
        using var client = server.Client();

        await Assert.ThrowsAsync<HttpOperationException>(() => new LeaseLock(client, "ops", "netpol", "me").CreateAsync(Record));
    }

    [Fact]
    public async Task Update_NeverRead_IsRefused()
    {
        await using var server = await TestApiServer.StartAsync(c => c.JsonAsync("{}"));
        using var client = server.Client();

        await Assert.ThrowsAsync<InvalidOperationException>(() => new LeaseLock(client, "ops", "netpol", "me").UpdateAsync(Record));
    }
}
