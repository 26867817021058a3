using System.Globalization;
using System.Net;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.E2ETests.Scenarios;

/// <summary>Two replicas, of which one writes, and what becomes of the Lease.</summary>
[Collection(LifecycleGroup.Name)]
public sealed class ReplicaTests : LifecycleScenario
{
    private static readonly string[] Written = ["networkpolicies", "appsegments/status", "namespacebaselines/status", "events"];

    [Fact]
    public async Task TwoReplicas_OneWritesAndTheOtherTakesOverWhenItIsKilled()
    {
        await Cluster.StopOperatorAsync();
        await using var first = Cluster.StartOperator();
        await LeadsAsync(first);
        await using var second = Cluster.StartOperator();
        await second.ReadyAsync();
        Cluster.Follow(second);
        var ns = (await ShopAsync(1, 2))[0];
        await EventAsync(ns, "app-0", "PolicyApplied");
        await JudgedAsync(ns);
        Assert.Equal(1, await first.MetricAsync("netpol_leader"));
        Assert.Equal(0, await second.MetricAsync("netpol_leader"));
        foreach (var resource in Written)
            Assert.Equal(0, await WritesAsync(second, resource));

        await first.KillAsync();
        string[] touched = ["fence", "app-0", "aseg-app-0"];
        var before = await Footprint.TakeAsync(Api, [ns], "none", touched);
        await LeadsAsync(second);
        await JudgedAsync(ns); // what goes before it has looked was never there for it
        await Api.DeleteAsync(ResourceKind.NetworkPolicy, ns, "aseg-app-0");
        await PolicyAppearsAsync(ns, "aseg-app-0");
        // A request counts when its answer is there, which may be after others see what it did.
        await Eventually.HoldsAsync(async () => Assert.Equal(1, await WritesAsync(second, "networkpolicies")));
        await EventAsync(ns, "app-0", "DriftCorrected");
        await JudgedAsync(ns);
        before.AssertSame(await Footprint.TakeAsync(Api, [ns], "none", touched));
        var told = await Api.ListAsync(ResourceKind.Event, ns, "?fieldSelector=involvedObject.name=app-0");
        Assert.Equal(["DriftCorrected", "PolicyApplied"], told.Select(found => found["reason"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task LeaseTakenAway_TheFormerLeaderEndsWithAnError()
    {
        await Cluster.StopOperatorAsync();
        await using var leader = Cluster.StartOperator();
        await LeadsAsync(leader);
        await Eventually.HoldsAsync(async () =>
        {
            var lease = await Api.GetAsync(ResourceKind.Lease, OperatorIdentity.Namespace, "netpol-operator");
            lease["spec"]!["holderIdentity"] = "somebody-else";
            lease["spec"]!["renewTime"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
            var (status, _) = await Api.SendAsync(HttpMethod.Put, ResourceKind.Lease.Path(OperatorIdentity.Namespace, "netpol-operator"), lease);
            Assert.Equal(HttpStatusCode.OK, status);
        });
        await Eventually.HoldsAsync(() => Task.FromResult(leader.HasExited ? 0 : throw new InvalidOperationException("still running")), () => leader.LogTail(20));
        Assert.Equal(3, leader.ExitCode);
        Assert.Contains("The lease was lost", leader.Log, StringComparison.Ordinal);
        await Api.DeleteAsync(ResourceKind.Lease, OperatorIdentity.Namespace, "netpol-operator");
    }

    [Fact]
    public async Task Terminated_GivesTheLeaseBackAndEndsWithZero()
    {
        await Cluster.StopOperatorAsync();
        await using (var running = Cluster.StartOperator())
        {
            await LeadsAsync(running);
            Assert.Equal(0, await running.TerminateAsync());
        }

        var lease = await Api.FindAsync(ResourceKind.Lease, OperatorIdentity.Namespace, "netpol-operator");
        Assert.True(string.IsNullOrEmpty(lease?["spec"]?["holderIdentity"]?.GetValue<string>()), lease?.ToJsonString());
    }
}
