using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Reconciling;

/// <summary>Clusters before 1.21 neither set <c>kubernetes.io/metadata.name</c> nor keep it as it is.</summary>
public class NamespaceLabelTests
{
    private const string Lacking = "allowTo[0]: the namespace data lacks the label kubernetes.io/metadata.name, which clusters before 1.21 do not set: "
        + "kubectl label namespace data kubernetes.io/metadata.name=data";

    private const string Wrong = "allowTo[0]: the namespace data has the label kubernetes.io/metadata.name=LABEL, which clusters before 1.21 let anybody change, and so passes for "
        + "LABEL: kubectl label --overwrite namespace data kubernetes.io/metadata.name=data";

    [Fact]
    public async Task NameLabel_MissingOrWrong_IsToldAndFollowed()
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace("shop"));
        api.Put(Labelled(null));
        api.Put(Make.Segment("shop", "web", spec => (spec.Dns, spec.AllowTo) = (DnsModes.None, [new EgressRule { Pods = new PodsPeer { Namespace = "data" } }])));
        api.Put(Make.Segment("shop", "orders", spec => (spec.Dns, spec.AllowTo) = (DnsModes.None, [Make.To("db", "data")])));
        api.Put(Make.Segment("data", "db"));
        using var harness = await OperatorHarness.StartAsync(api);
        Expect("ResolvedWithWarnings", Lacking);

        foreach (var label in new[] { "payments", "other", "payments" })
        {
            await Relabel(label);
            Expect("ResolvedWithWarnings", Wrong.Replace("LABEL", label, StringComparison.Ordinal));
        }

        await Relabel("data");
        Expect("Resolved", "every rule's peer was found");

        async Task Relabel(string label)
        {
            api.Put(Labelled(label));
            await harness.SettleAsync();
        }

        void Expect(string reason, string message) => Assert.All(["web", "orders"], name =>
        {
            var condition = harness.Condition("shop", name, "PeersResolved");
            Assert.Equal(("True", reason, message), (condition.Status, condition.Reason, condition.Message));
        });
    }

    [Fact] // what is named by name lets in whoever passes for it
    public async Task NameLabel_OfAnotherNamespace_IsToldWhereverThatOneIsNamed()
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace("shop"));
        api.Put(Labelled("data"));
        api.Put(Make.Namespace("evil"));
        api.Put(Make.Pod("shop", "web-1", ("app", "web")));
        api.Put(Make.Pod("data", "db-1", ("app", "db")));
        api.Put(Make.Segment("shop", "web", spec => (spec.Dns, spec.AllowFrom) = (DnsModes.None, [Make.From("db", "data")])));
        api.Put(Make.Segment("data", "db", spec => (spec.Dns, spec.AllowTo) = (DnsModes.None, [Make.To("web", "shop")])));
        using var harness = await OperatorHarness.StartAsync(api);
        Assert.Equal("Resolved", harness.Condition("shop", "web", "PeersResolved").Reason);

        api.Put(Labelled("data", "evil"));
        await harness.SettleAsync();
        var told = harness.Condition("shop", "web", "PeersResolved");
        Assert.Equal(
            ("ResolvedWithWarnings", "allowFrom[0]: the namespace evil has the label kubernetes.io/metadata.name=data, which clusters before 1.21 let anybody change, and so passes for "
                + "data: kubectl label --overwrite namespace evil kubernetes.io/metadata.name=evil"),
            (told.Reason, told.Message));
        Assert.Equal("Established", Assert.Single(harness.Segment("shop", "web").Status!.Connections!).State);

        api.Remove<V1Namespace>("evil");
        await harness.SettleAsync();
        Assert.Equal("Resolved", harness.Condition("shop", "web", "PeersResolved").Reason);
    }

    [Fact]
    public async Task NameLabel_Missing_NoPolicyThatAsksForItAdmitsAnything()
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace("shop"));
        api.Put(Labelled(null));
        api.Put(Make.Pod("shop", "web-1", ("app", "web")));
        api.Put(Make.Pod("data", "db-1", ("app", "db")));
        api.Put(Make.Segment("shop", "web", spec => (spec.Dns, spec.AllowTo) = (DnsModes.None, [Make.To("db", "data")])));
        api.Put(Make.Segment("data", "db", spec => (spec.Dns, spec.AllowFrom) = (DnsModes.None, [Make.From("web", "shop")])));
        using var harness = await OperatorHarness.StartAsync(api);

        var (web, db) = (Assert.Single(harness.Segment("shop", "web").Status!.Connections!), Assert.Single(harness.Segment("data", "db").Status!.Connections!));
        Assert.Equal(("AwaitingPeer", "AwaitingPeer"), (web.State, db.State));
        Assert.StartsWith("the namespace data lacks the label kubernetes.io/metadata.name", web.Message, StringComparison.Ordinal);
        Assert.Contains("besides, the namespace data lacks the label kubernetes.io/metadata.name", db.Message, StringComparison.Ordinal);

        api.Put(Labelled("data"));
        await harness.SettleAsync();

        Assert.Equal("Established", Assert.Single(harness.Segment("shop", "web").Status!.Connections!).State);
        Assert.Equal("Established", Assert.Single(harness.Segment("data", "db").Status!.Connections!).State);
    }

    [Fact]
    public async Task NameLabel_SeveralRulesNameTheNamespace_IsToldOnce()
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace("shop"));
        api.Put(Labelled(null));
        api.Put(Make.Segment("data", "db"));
        api.Put(Make.Segment("shop", "web", spec =>
        {
            (spec.Dns, spec.AllowFrom) = (DnsModes.None, [Make.From("db", "data")]);
            spec.AllowTo = [Make.To("db", "data"), new EgressRule { Pods = new PodsPeer { Namespace = "data" } }];
        }));
        using var harness = await OperatorHarness.StartAsync(api);

        Assert.Equal("allowFrom[0], allowTo[0], allowTo[1]" + Lacking["allowTo[0]".Length..], harness.Condition("shop", "web", "PeersResolved").Message);
    }

    private static V1Namespace Labelled(string? label, string name = "data")
    {
        var ns = Make.Namespace(name);
        ns.Metadata.Labels = label is null ? null : Make.Labels([("kubernetes.io/metadata.name", label)]);
        return ns;
    }
}
