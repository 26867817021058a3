using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Reconciling;

public class ReconcilingTests
{
    [Fact]
    public async Task Segment_Created_GetsItsPolicyAndThenItsStatus()
    {
        using var harness = await ShopAsync();

        harness.Api.Put(Make.Segment("shop", "web"));
        await harness.SettleAsync();

        Assert.Equal(["create V1NetworkPolicy shop/aseg-web", "update status AppSegment shop/web"], harness.Api.Writes.Select(write => write.ToString()));
        Assert.Equal("True", harness.Condition("shop", "web", "Ready").Status);
        Assert.Equal("aseg-web", Assert.Single(harness.Segment("shop", "web").Status!.Policies!).Name);
        Assert.Contains(("web", "PolicyApplied"), harness.Published.Select(published => (published.About, published.Reason)));
    }

    [Fact]
    public async Task Restart_NothingChanged_MakesNoWrites()
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace("shop"));
        api.Put(Make.Namespace("data"));
        api.Put(Make.Pod("shop", "web-1", ("app", "web")));
        api.Put(Make.Baseline("base"));
        api.Put(Make.Segment("data", "db", spec => spec.AllowFrom = [Make.From("web", "shop")]));
        api.Put(Make.Segment("shop", "web", spec =>
        {
            spec.Ports = [new SegmentPort { Name = "http", Port = 8080 }];
            spec.AllowTo = [Make.To("db", "data"), Make.To("nobody")];
        }));
        using (await OperatorHarness.StartAsync(api))
        {
            api.Requests.Clear();
        }

        using var restarted = await OperatorHarness.StartAsync(api);

        Assert.Empty(api.Writes);
    }

    [Fact]
    public async Task Resync_NothingChanged_MakesNoWrites()
    {
        using var harness = await ShopAsync(Make.Segment("shop", "web"));
        harness.Api.Requests.Clear();

        await harness.ResyncAsync();
        await harness.SettleAsync();

        Assert.Empty(harness.Api.Writes);
    }

    [Fact]
    public async Task Policy_EditedBySomebody_IsPutRightCountedAndTold()
    {
        using var harness = await ShopAsync(Make.Segment("shop", "web"));
        var policy = harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!;

        harness.Api.Put(policy with { Spec = policy.Spec with { Ingress = [new V1NetworkPolicyIngressRule()] } });
        await harness.RunPlansAsync();

        Assert.NotEqual(1, harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!.Spec.Ingress?.Count);
        await harness.SettleAsync();
        var drift = harness.Segment("shop", "web").Status!.Drift!;
        Assert.Equal(1, drift.Corrections);
        Assert.NotNull(drift.LastTime);
        Assert.Contains(("web", "DriftCorrected"), harness.Published.Select(published => (published.About, published.Reason)));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("kind")]
    [InlineData("apiVersion")]
    public async Task Policy_OwnerReferenceEditedBySomebody_IsPutRight(string field)
    {
        using var harness = await ShopAsync(Make.Segment("shop", "web"));
        var policy = harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!;
        var reference = Assert.Single(policy.Metadata.OwnerReferences);
        var edited = field switch
        {
            "name" => reference with { Name = "ghost" },
            "kind" => reference with { Kind = "NamespaceBaseline" },
            _ => reference with { ApiVersion = "netpol.io/v1" },
        };

        harness.Api.Put(policy with { Metadata = policy.Metadata with { OwnerReferences = [edited] } });
        await harness.RunPlansAsync();

        Assert.Equal(reference, Assert.Single(harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!.Metadata.OwnerReferences));
    }

    [Fact]
    public async Task Status_DnsServiceWithNothingBehindIt_SaysThatDnsIsLeftOut()
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace("shop"));
        api.Put(new V1Service
        {
            Metadata = new V1ObjectMeta { Name = "kube-dns", NamespaceProperty = "kube-system" },
            Spec = new V1ServiceSpec { Ports = [new V1ServicePort { Port = 53, Protocol = "UDP" }] },
        });
        api.Put(Make.Segment("shop", "web"));

        using var harness = await OperatorHarness.StartAsync(api);

        var resolved = harness.Condition("shop", "web", "PeersResolved");
        Assert.Equal(("False", "PeerNotFound"), (resolved.Status, resolved.Reason));
        Assert.Contains(": the Service kube-system/kube-dns has neither a selector nor endpoints", resolved.Message, StringComparison.Ordinal);
        Assert.Equal("False", harness.Condition("shop", "web", "Ready").Status);
        Assert.Contains(("web", "PeerNotFound"), harness.Published.Select(published => (published.About, published.Reason)));
    }

    [Fact]
    public async Task Policy_AnotherReferenceToOursBeforeItsOwners_IsTakenAway()
    {
        using var harness = await ShopAsync(Make.Segment("shop", "web"), Make.Segment("shop", "api"));
        var (web, api) = (harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!, harness.Api.Find<V1NetworkPolicy>("aseg-api", "shop")!);
        var foreign = new V1OwnerReference { ApiVersion = "v1", Kind = "ConfigMap", Name = "c", Uid = "c" };

        harness.Api.Put(web with
        {
            Metadata = web.Metadata with { OwnerReferences = [api.Metadata.OwnerReferences[0] with { Controller = null }, web.Metadata.OwnerReferences[0], foreign] },
        });
        await harness.SettleAsync();

        Assert.Equal([web.Metadata.OwnerReferences[0], foreign], harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!.Metadata.OwnerReferences);
        Assert.Equal(1, harness.Segment("shop", "web").Status!.Drift!.Corrections);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Status_OwnerIsHeldOnItsWayOut_TellsWhatIsLive(bool gone)
    {
        using var harness = await ShopAsync(Make.Segment("shop", "web"));
        harness.Api.Put(Make.Pod("shop", "web-1", ("app", "web")));
        var web = harness.Segment("shop", "web");
        harness.Api.Put(new AppSegment { Metadata = web.Metadata with { DeletionTimestamp = DateTime.UnixEpoch, Finalizers = ["x.io/hold"] }, Spec = web.Spec, Status = web.Status });
        await harness.SettleAsync();
        Assert.Equal("True", harness.Condition("shop", "web", "IsolationEffective").Status);

        if (gone)
        {
            harness.Api.Remove<V1NetworkPolicy>("aseg-web", "shop");
        }
        else
        {
            var policy = harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!;
            harness.Api.Put(policy with { Metadata = policy.Metadata with { OwnerReferences = null }, Spec = policy.Spec with { Ingress = [new()] } });
        }

        await harness.SettleAsync();

        Assert.Equal(("False", "Pending"), (harness.Condition("shop", "web", "Programmed").Status, harness.Condition("shop", "web", "Programmed").Reason));
        Assert.Equal("False", harness.Condition("shop", "web", "IsolationEffective").Status);
        Assert.Equal("False", harness.Condition("shop", "web", "Ready").Status);
    }

    [Fact]
    public async Task Policy_ReplacedByACopyOfAnotherOwners_IsPutRightCountedAndTold()
    {
        using var harness = await ShopAsync(Make.Segment("shop", "web"), Make.Segment("shop", "api"));
        var (web, api) = (harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!, harness.Api.Find<V1NetworkPolicy>("aseg-api", "shop")!);

        harness.Api.Put(web with { Metadata = web.Metadata with { Labels = api.Metadata.Labels, OwnerReferences = api.Metadata.OwnerReferences } });
        await harness.SettleAsync();

        Assert.Equal(web.Metadata.OwnerReferences, harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!.Metadata.OwnerReferences);
        Assert.Equal(1, harness.Segment("shop", "web").Status!.Drift!.Corrections);
    }

    [Fact]
    public async Task Policy_NameFreedByADeletionOfOurs_IsMade()
    {
        // A cut name that two segments share: the one that has it goes to Audit.
        var longName = new string('z', 70);
        var name = PolicyNames.OfSegment(longName);
        using var harness = await ShopAsync(Make.Segment("shop", longName, spec => spec.PodSelector = new V1LabelSelector()));
        harness.Api.Put(Make.Segment("shop", name["aseg-".Length..]));
        await harness.SettleAsync();
        Assert.Equal("NameConflict", harness.Condition("shop", name["aseg-".Length..], "Programmed").Reason);
        Assert.Equal("True", harness.Condition("shop", longName, "Ready").Status);

        harness.Api.Put(Make.Segment("shop", longName, spec => (spec.PodSelector, spec.Mode) = (new V1LabelSelector(), Modes.Audit)));
        await harness.SettleAsync();

        Assert.Equal(name["aseg-".Length..], Assert.Single(harness.Api.Find<V1NetworkPolicy>(name, "shop")!.Metadata.OwnerReferences).Name);
        Assert.Equal("True", harness.Condition("shop", name["aseg-".Length..], "Ready").Status);
    }

    [Fact]
    public async Task Policy_DeletedBySomebody_IsCreatedAgain()
    {
        using var harness = await ShopAsync(Make.Segment("shop", "web"));

        harness.Api.Remove<V1NetworkPolicy>("aseg-web", "shop");
        await harness.SettleAsync();

        Assert.NotNull(harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop"));
        Assert.Equal(1, harness.Segment("shop", "web").Status!.Drift!.Corrections);
    }

    [Fact]
    public async Task Policy_LabelStripped_IsOursStillAndPutRight()
    {
        using var harness = await ShopAsync(Make.Segment("shop", "web"));
        var policy = harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!;

        harness.Api.Put(policy with { Metadata = policy.Metadata with { Labels = null } });
        await harness.SettleAsync();

        Assert.Equal("netpol-operator", harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!.Metadata.Labels["app.kubernetes.io/managed-by"]);
    }

    [Fact]
    public async Task Policy_ForeignLabelsAndAnnotations_SurviveACorrection()
    {
        using var harness = await ShopAsync(Make.Segment("shop", "web"));
        var policy = harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!;

        harness.Api.Put(policy with
        {
            Metadata = policy.Metadata with { Labels = new Dictionary<string, string>(policy.Metadata.Labels) { ["theirs"] = "stays" } },
            Spec = policy.Spec with { PodSelector = new V1LabelSelector() },
        });
        await harness.SettleAsync();

        var live = harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!;
        Assert.Equal("stays", live.Metadata.Labels["theirs"]);
        Assert.Equal("web", live.Spec.PodSelector.MatchLabels["app"]);
    }

    [Fact]
    public async Task Drift_CountedBeforeARestart_IsCountedOn()
    {
        var api = new FakeClusterApi();
        using (var first = await ShopAsync(api, Make.Segment("shop", "web")))
        {
            api.Remove<V1NetworkPolicy>("aseg-web", "shop");
            await first.SettleAsync();
        }

        using var second = await OperatorHarness.StartAsync(api);
        api.Remove<V1NetworkPolicy>("aseg-web", "shop");
        await second.SettleAsync();

        Assert.Equal(2, second.Segment("shop", "web").Status!.Drift!.Corrections);
    }

    [Fact]
    public async Task Policy_OfSomebodyElseUnderOurName_IsNeverTouched()
    {
        var api = new FakeClusterApi();
        api.Put(Make.Policy("shop", "aseg-web"));
        using var harness = await ShopAsync(api, Make.Segment("shop", "web"));

        Assert.DoesNotContain(api.Writes, write => write.Kind == nameof(V1NetworkPolicy));
        var programmed = harness.Condition("shop", "web", "Programmed");
        Assert.Equal(("False", "NameConflict"), (programmed.Status, programmed.Reason));
        Assert.Contains(harness.Published, published => published.Reason == "NameConflict");
        Assert.Contains(harness.Segment("shop", "web").Status!.Conditions!, condition => condition.Type == "Stalled");
    }

    [Fact]
    public async Task NameConflict_Resolved_WritesThePolicy()
    {
        var api = new FakeClusterApi();
        api.Put(Make.Policy("shop", "aseg-web"));
        using var harness = await ShopAsync(api, Make.Segment("shop", "web"));

        api.Remove<V1NetworkPolicy>("aseg-web", "shop");
        await harness.SettleAsync();

        Assert.Equal("True", harness.Condition("shop", "web", "Programmed").Status);
        Assert.DoesNotContain(harness.Segment("shop", "web").Status!.Conditions!, condition => condition.Type == "Stalled");
    }

    [Fact]
    public async Task Segment_TurnedInvalid_KeepsItsPolicyAndSaysEverything()
    {
        using var harness = await ShopAsync(Make.Segment("shop", "web"), Make.Segment("shop", "api"));
        harness.Api.Requests.Clear();

        harness.Api.Put(Make.Segment("shop", "web", spec =>
        {
            spec.Isolate = ["Sideways"];
            spec.AllowTo = [new EgressRule { Cidr = new CidrPeer { Block = "203.0.113.1/24" } }];
        }));
        await harness.SettleAsync();

        Assert.Equal(["update status AppSegment shop/web"], harness.Api.Writes.Select(write => write.ToString()));
        var accepted = harness.Condition("shop", "web", "Accepted");
        Assert.Equal("False", accepted.Status);
        Assert.Contains("spec.isolate", accepted.Message, StringComparison.Ordinal);
        Assert.Contains("spec.allowTo[0].cidr.block", accepted.Message, StringComparison.Ordinal);
        Assert.Contains(harness.Published, published => published.Reason == "InvalidSpec");
        Assert.Equal("True", harness.Condition("shop", "api", "Ready").Status);
    }

    [Theory]
    [InlineData("edited")]
    [InlineData("stripped")]
    [InlineData("deleted")]
    public async Task Segment_TurnedInvalid_DriftOfItsPolicyIsStillPutRight(string drift)
    {
        using var harness = await ShopAsync(Make.Segment("shop", "web"));
        var before = harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!;
        harness.Api.Put(Make.Segment("shop", "web", spec => spec.Isolate = ["Sideways"]));
        await harness.SettleAsync();

        switch (drift)
        {
            case "edited":
                harness.Api.Put(before with { Spec = before.Spec with { Ingress = [new V1NetworkPolicyIngressRule()] } });
                break;
            case "stripped":
                harness.Api.Put(before with { Metadata = before.Metadata with { Labels = null, OwnerReferences = null } });
                break;
            default:
                harness.Api.Remove<V1NetworkPolicy>("aseg-web", "shop");
                break;
        }

        await harness.SettleAsync();

        var after = harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop")!;
        Assert.True(SemanticDiff.AreEqual(before, after));
        Assert.Equal(before.Metadata.Labels, after.Metadata.Labels);
        Assert.Equal(1, harness.Segment("shop", "web").Status!.Drift!.Corrections);
        Assert.Equal("InvalidSpec", harness.Condition("shop", "web", "Ready").Reason);
    }

    [Fact]
    public async Task Segment_SwitchedToAuditAndBack_LosesAndGetsItsPolicy()
    {
        using var harness = await ShopAsync(Make.Segment("shop", "web"));

        harness.Api.Put(Make.Segment("shop", "web", spec => spec.Mode = Modes.Audit));
        await harness.SettleAsync();
        Assert.Null(harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop"));
        Assert.NotNull(harness.Segment("shop", "web").Status!.Audit);

        harness.Api.Put(Make.Segment("shop", "web"));
        await harness.SettleAsync();
        Assert.NotNull(harness.Api.Find<V1NetworkPolicy>("aseg-web", "shop"));
        Assert.Null(harness.Segment("shop", "web").Status!.Audit);
        Assert.Equal(0, harness.Segment("shop", "web").Status!.Drift!.Corrections);
    }

    [Fact]
    public async Task Baseline_NewNamespace_GetsItsPolicyAtOnce()
    {
        using var harness = await ShopAsync();
        harness.Api.Put(Make.Baseline("base"));
        await harness.SettleAsync();

        harness.Api.Put(Make.Namespace("new"));
        await harness.RunPlansAsync();

        Assert.NotNull(harness.Api.Find<V1NetworkPolicy>("nsb-base", "new"));
        await harness.SettleAsync();
        var counts = harness.Api.Find<NamespaceBaseline>("base")!.Status!.Namespaces!;
        Assert.Equal((2, 2, 0, 0), (counts.Matched, counts.Programmed, counts.Pending, counts.Failed));
    }

    [Fact]
    public async Task Baseline_NamespaceRelabelledAway_LosesItsPolicy()
    {
        using var harness = await ShopAsync();
        harness.Api.Put(Make.Namespace("shop", ("team", "x")));
        harness.Api.Put(Make.Baseline("base", spec => spec.NamespaceSelector = new V1LabelSelector { MatchLabels = Make.Labels([("team", "x")]) }));
        await harness.SettleAsync();
        Assert.NotNull(harness.Api.Find<V1NetworkPolicy>("nsb-base", "shop"));

        harness.Api.Put(Make.Namespace("shop", ("team", "y")));
        await harness.SettleAsync();

        Assert.Null(harness.Api.Find<V1NetworkPolicy>("nsb-base", "shop"));
        Assert.Equal(0, harness.Api.Find<NamespaceBaseline>("base")!.Status!.Namespaces!.Matched);
    }

    [Fact]
    public async Task Namespace_Terminating_IsLeftAlone()
    {
        using var harness = await ShopAsync(Make.Segment("shop", "web"));
        var ns = harness.Api.Find<V1Namespace>("shop")!;
        harness.Api.Put(ns with { Status = new V1NamespaceStatus { Phase = "Terminating" } });
        await harness.SettleAsync();
        harness.Api.Requests.Clear();

        harness.Api.Remove<V1NetworkPolicy>("aseg-web", "shop");
        await harness.SettleAsync();

        Assert.Empty(harness.Api.Writes);
    }

    [Fact]
    public async Task PeerSegment_ChangesItsSelector_IsFollowed()
    {
        using var harness = await ShopAsync(
            Make.Segment("shop", "web"),
            Make.Segment("shop", "api", spec => spec.AllowFrom = [Make.From("web")]));

        harness.Api.Put(Make.Segment("shop", "web", spec => spec.PodSelector = new V1LabelSelector { MatchLabels = Make.Labels([("app", "web2")]) }));
        await harness.SettleAsync();

        var from = Assert.Single(harness.Api.Find<V1NetworkPolicy>("aseg-api", "shop")!.Spec.Ingress).FromProperty;
        Assert.Equal("web2", Assert.Single(from).PodSelector.MatchLabels["app"]);
    }

    [Fact]
    public async Task Rule_PeerNotThere_IsLeftOutToldAndRendersLater()
    {
        using var harness = await ShopAsync(Make.Segment("shop", "api", spec => spec.AllowFrom = [Make.From("web")]));

        Assert.Equal(("False", "PeerNotFound"), (harness.Condition("shop", "api", "PeersResolved").Status, harness.Condition("shop", "api", "PeersResolved").Reason));
        Assert.True(harness.Api.Find<V1NetworkPolicy>("aseg-api", "shop")!.Spec.Ingress is null or { Count: 0 });

        harness.Api.Put(Make.Segment("shop", "web"));
        await harness.SettleAsync();
        Assert.Single(harness.Api.Find<V1NetworkPolicy>("aseg-api", "shop")!.Spec.Ingress);
        Assert.Equal("True", harness.Condition("shop", "api", "PeersResolved").Status);
    }

    [Fact]
    public async Task Rule_Expires_IsDroppedWithoutAnEvent()
    {
        using var harness = new OperatorHarness();
        harness.Api.Put(Make.Namespace("shop"));
        harness.Api.Put(Make.Segment("shop", "api", spec => spec.AllowFrom =
            [new IngressRule { Entity = Entities.Cluster, ExpiresAt = harness.Clock.Now.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") }]));
        await harness.SeedAsync();
        await harness.SettleAsync();
        Assert.Single(harness.Api.Find<V1NetworkPolicy>("aseg-api", "shop")!.Spec.Ingress);

        harness.Clock.Advance(TimeSpan.FromHours(1));
        await harness.SettleAsync();

        Assert.True(harness.Api.Find<V1NetworkPolicy>("aseg-api", "shop")!.Spec.Ingress is null or { Count: 0 });
    }

    private static Task<OperatorHarness> ShopAsync(params AppSegment[] segments) => ShopAsync(new FakeClusterApi(), segments);

    private static Task<OperatorHarness> ShopAsync(FakeClusterApi api, params AppSegment[] segments)
    {
        api.Put(Make.Namespace("shop"));
        foreach (var segment in segments)
        {
            api.Put(segment);
        }

        return OperatorHarness.StartAsync(api);
    }

    [Fact]
    public async Task Status_OfMoreRulesThanItLists_TellsThoseThatNeedALook()
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace("shop"));
        api.Put(Make.Segment("shop", "web", spec =>
        {
            spec.AllowFrom = [.. Enumerable.Range(0, 64).Select(i => new IngressRule { Cidr = new CidrPeer { Block = $"198.51.{i}.0/24" } })];
            spec.AllowTo =
            [
                new EgressRule { Entity = Entities.Anyone },
                new EgressRule { Entity = Entities.Anyone, ExpiresAt = "2026-11-21T08:00:05Z" },
                new EgressRule { Segment = new SegmentPeer { Name = "nobody" } },
            ];
        }));
        using var harness = await OperatorHarness.StartAsync(api);
        await harness.SettleAsync(20);

        var status = harness.Segment("shop", "web").Status!;
        Assert.Equal((PolicyOwnerStatus.ListLimit, 67), (status.Connections!.Count, status.ConnectionsTotal));
        Assert.Equal(["allowTo[1] Expired", "allowTo[2] PeerNotFound"], status.Connections.TakeLast(2).Select(connection => $"{connection.Rule} {connection.State}"));
        Assert.Equal(Enumerable.Range(0, 48).Select(i => $"allowFrom[{i}]"), status.Connections.SkipLast(2).Select(connection => connection.Rule));
        Assert.Single(harness.Published, told => told.Reason == "RuleExpired");
        Assert.Single(harness.Published, told => told.Reason == "PeerNotFound");
    }

    [Fact]
    public async Task Baseline_OfMoreNamespacesThanItsStatusLists_TellsOfEachThatIsAdded()
    {
        var api = new FakeClusterApi();
        for (var i = 0; i <= PolicyOwnerStatus.ListLimit; i++)
        {
            api.Put(Make.Namespace($"ns-{i:00}"));
        }

        api.Put(Make.Baseline("base"));
        using var harness = await OperatorHarness.StartAsync(api);
        Assert.Equal(["51 NetworkPolicies are in place"], Applied());

        api.Put(Make.Namespace("ns-zz"));
        await harness.SettleAsync();

        Assert.Equal(["51 NetworkPolicies are in place", "52 NetworkPolicies are in place"], Applied());

        IEnumerable<string> Applied() => harness.Published.Where(told => told.Reason == "PolicyApplied").Select(told => told.Message);
    }
}
