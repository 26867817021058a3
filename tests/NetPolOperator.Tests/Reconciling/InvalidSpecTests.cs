using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Planning;
using NetPolOperator.Kubernetes;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Reconciling;

/// <summary>What becomes of a resource that is invalid, and of those who name it, over a restart.</summary>
public class InvalidSpecTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Restart_ANamedSegmentIsInvalid_NobodyElseLosesAnything(bool whileDown)
    {
        var api = Shop();
        using (var first = await OperatorHarness.StartAsync(api))
        {
            if (!whileDown)
            {
                api.Put(InvalidDb());
                await first.SettleAsync();
            }
        }

        api.Put(InvalidDb());
        var before = api.Find<V1NetworkPolicy>("aseg-web", "shop")!;
        api.Requests.Clear();
        using var restarted = await OperatorHarness.StartAsync(api);

        Assert.DoesNotContain(api.Writes, write => write.Kind == nameof(V1NetworkPolicy));
        Assert.Same(before, api.Find<V1NetworkPolicy>("aseg-web", "shop"));
        Assert.Equal("True", restarted.Condition("shop", "web", "PeersResolved").Status);
        Assert.Equal("InvalidSpec", restarted.Condition("data", "db", "Accepted").Reason);
        Assert.Equal(1, restarted.Segment("data", "db").Status!.AsPeer!.Generation);

        // And who names it goes on changing: the rule that is nobody's mistake stays.
        api.Put(Web(spec => spec.AllowFrom = [new IngressRule { Entity = Entities.Cluster }]));
        await restarted.SettleAsync();
        Assert.Equal("5432", Assert.Single(Assert.Single(api.Find<V1NetworkPolicy>("aseg-web", "shop")!.Spec.Egress).Ports).Port.Value);
    }

    [Fact]
    public async Task Rule_ExpiresWhileTheSpecIsInvalid_IsToldByEventAndStatus()
    {
        using var harness = await OperatorHarness.StartAsync(Shop());
        var rule = new IngressRule { Entity = Entities.Cluster, ExpiresAt = harness.Clock.Now.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") };
        harness.Api.Put(Make.Segment("shop", "brief", spec => spec.AllowFrom = [rule]));
        await harness.SettleAsync();
        harness.Api.Put(Make.Segment("shop", "brief", spec => (spec.AllowFrom, spec.PodSelector) = ([rule], null)));
        await harness.SettleAsync();
        Assert.EndsWith("the policy from before stays as it is", harness.Condition("shop", "brief", "Programmed").Message, StringComparison.Ordinal);

        harness.Clock.Advance(TimeSpan.FromHours(1));
        await harness.SettleAsync();

        Assert.Empty(harness.Api.Find<V1NetworkPolicy>("aseg-brief", "shop")!.Spec.Ingress ?? []);
        Assert.Single(harness.Published, told => told is { About: "brief", Reason: "RuleExpired" });
        Assert.EndsWith(
            "the policy from before stays, without the rules that have expired: allowFrom[0]",
            harness.Condition("shop", "brief", "Programmed").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Segment_TurnsInvalid_IsLoggedOnceWhateverHappensBesides()
    {
        using var harness = await OperatorHarness.StartAsync(Shop());

        harness.Api.Put(InvalidDb());
        await harness.SettleAsync();
        harness.Api.Put(Make.Pod("data", "db-1", ("app", "db")));
        await harness.ResyncAsync();
        await harness.SettleAsync();

        var line = Assert.Single(harness.StatusLog);
        Assert.StartsWith("Warning: AppSegment/data/db is not valid, nothing is written for it", line, StringComparison.Ordinal);
        Assert.Contains("spec.podSelector.matchLabels[app]", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Baseline_TurnsInvalid_IsLoggedOnceForAllItsNamespaces()
    {
        var api = Shop();
        api.Put(Make.Baseline("base"));
        using var harness = await OperatorHarness.StartAsync(api);

        api.Put(Make.Baseline("base", spec => spec.Isolate = ["Sideways"]));
        await harness.SettleAsync();

        Assert.StartsWith("Warning: NamespaceBaseline/base is not valid, nothing is written for it", Assert.Single(harness.StatusLog), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Segment_PutRight_IsFollowedAgain()
    {
        var api = Shop();
        api.Put(InvalidDb());
        using var harness = await OperatorHarness.StartAsync(api);

        api.Put(Make.Segment("data", "db", spec => spec.Ports = [new SegmentPort { Port = 5433 }]));
        await harness.SettleAsync();

        Assert.Equal("5433", Assert.Single(Assert.Single(api.Find<V1NetworkPolicy>("aseg-web", "shop")!.Spec.Egress).Ports).Port.Value);
        Assert.Equal("5433", Assert.Single(harness.Segment("data", "db").Status!.AsPeer!.Ports!).Port!.Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Segment_TurnsInvalidBeforeItsFirstStatus_StatusTellsWhatWasValid(bool seen)
    {
        var api = Shop();
        var held = true;
        api.Fault = request => held && request is { Verb: "update status", Name: "db" } ? new ApiException(ApiFailure.Unavailable, "later") : null;
        using var first = new OperatorHarness(api);
        if (seen)
        {
            await first.SeedAsync();
            await first.SettleAsync();
        }

        api.Put(OtherDb(invalid: true));
        held = false;
        using var second = seen ? null : await OperatorHarness.StartAsync(api);
        var harness = second ?? first;
        await harness.SettleAsync(60);

        // Nobody has seen it valid: what it says now is no better for that.
        Assert.Equal(seen ? (1L, "db") : (null, ""), Told(harness));
        Assert.Equal(seen ? "True" : "False", harness.Condition("shop", "web", "PeersResolved").Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Segment_InvalidFromItsFirstDay_IsNobodysPeer(bool elsewhere)
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace("shop"));
        api.Put(Make.Namespace("data"));
        api.Put(Web());
        api.Put(elsewhere ? OtherDb(invalid: true) : InvalidDb());
        using var harness = await OperatorHarness.StartAsync(api);

        Assert.Null(harness.Segment("data", "db").Status!.AsPeer);
        Assert.Equal("PeerNotFound", harness.Condition("shop", "web", "PeersResolved").Reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Segment_SelectsOthersAndIsInvalidElsewhere_NobodyFollowsItUntilItIsPutRight(bool restarted)
    {
        var api = Shop();
        using var first = await OperatorHarness.StartAsync(api);
        var (web, db) = (api.Find<V1NetworkPolicy>("aseg-web", "shop"), api.Find<V1NetworkPolicy>("aseg-db", "data"));

        api.Put(OtherDb(invalid: true));
        await first.SettleAsync();
        using var second = restarted ? await OperatorHarness.StartAsync(api) : null;
        var harness = second ?? first;

        Assert.Same(web, api.Find<V1NetworkPolicy>("aseg-web", "shop"));
        Assert.Same(db, api.Find<V1NetworkPolicy>("aseg-db", "data"));
        Assert.Equal((1L, "db"), Told(harness));

        api.Put(OtherDb(invalid: false));
        await harness.SettleAsync();

        Assert.Equal((3L, "db9"), Told(harness));
        Assert.Equal("db9", api.Find<V1NetworkPolicy>("aseg-web", "shop")!.Spec.Egress.Single().To.Single().PodSelector.MatchLabels["app"]);
    }

    [Fact]
    public async Task Segment_Invalid_ItsStatusTellsThePolicyThatIsThere()
    {
        var api = Shop();
        using (var first = await OperatorHarness.StartAsync(api))
        {
            api.Put(InvalidDb());
            await first.SettleAsync();
            Assert.Equal("aseg-db", Assert.Single(first.Segment("data", "db").Status!.Policies!).Name);
            Assert.Contains("stays as it is", first.Condition("data", "db", "Programmed").Message, StringComparison.Ordinal);
        }

        api.Remove<V1NetworkPolicy>("aseg-db", "data");
        using var restarted = await OperatorHarness.StartAsync(api);

        Assert.Empty(restarted.Segment("data", "db").Status!.Policies!);
        Assert.Equal(0, restarted.Segment("data", "db").Status!.PoliciesTotal);
        Assert.Contains("there is no policy from before", restarted.Condition("data", "db", "Programmed").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Segment_InvalidAndItsPolicyChangedByOthersWhileDown_ItsStatusSaysSo(bool hashToo)
    {
        var api = Shop();
        using (var first = await OperatorHarness.StartAsync(api))
        {
            api.Put(InvalidDb());
            await first.SettleAsync();
        }

        var told = Assert.Single(api.Find<AppSegment>("db", "data")!.Status!.Policies!).Hash;
        var policy = api.Find<V1NetworkPolicy>("aseg-db", "data")!;
        api.Put(hashToo ? await ForgedAsync(policy, api.Find<AppSegment>("db", "data")!)
            : policy with { Spec = policy.Spec with { Ingress = [new V1NetworkPolicyIngressRule()] } });
        using var restarted = await OperatorHarness.StartAsync(api);

        // What it was is not forgotten: that proves it, should somebody put it back.
        Assert.Equal(told, Assert.Single(restarted.Segment("data", "db").Status!.Policies!).Hash);
        Assert.EndsWith(
            "somebody has changed the policy from before (its hash is not that of status.policies), and what it said is not known any more, so it is left as it is found: data/aseg-db",
            restarted.Condition("data", "db", "Programmed").Message, StringComparison.Ordinal);
        Assert.DoesNotContain(restarted.Published, published => published is { About: "db", Reason: "PolicyApplied" });

        using var later = await OperatorHarness.StartAsync(api);
        api.Put(policy);
        await later.SettleAsync();
        Assert.EndsWith("the policy from before stays as it is", later.Condition("data", "db", "Programmed").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Segment_InvalidAndItsPolicyOpenedWithAHashThatFits_IsPutRight()
    {
        using var harness = await OperatorHarness.StartAsync(Shop());
        harness.Api.Put(InvalidDb());
        await harness.SettleAsync();
        var policy = harness.Api.Find<V1NetworkPolicy>("aseg-db", "data")!;

        harness.Api.Put(await ForgedAsync(policy, harness.Segment("data", "db")));
        await harness.SettleAsync();

        Assert.Empty(SemanticDiff.Compare(policy, harness.Api.Find<V1NetworkPolicy>("aseg-db", "data")!));
        Assert.Equal(1, harness.Segment("data", "db").Status!.Drift!.Corrections);
    }

    [Fact]
    public async Task Baseline_InvalidAtTheStartWithMorePoliciesThanItsStatusHolds_OnlyThoseAreKnown()
    {
        var api = new FakeClusterApi();
        for (var i = 0; i < PolicyOwnerStatus.ListLimit + 1; i++)
        {
            api.Put(Make.Namespace($"ns-{i:00}"));
        }

        api.Put(Make.Baseline("base"));
        using (await OperatorHarness.StartAsync(api))
        {
            api.Put(Make.Baseline("base", spec => spec.NamespaceSelector = null));
        }

        using var restarted = await OperatorHarness.StartAsync(api);

        Assert.All(PoliciesOf(api), policy => Assert.NotNull(policy.Hash));
        Assert.EndsWith(
            "whether somebody has changed the policy from before is not known (status.policies tells no hash of it), so it is left as it is found: ns-50/nsb-base",
            api.Find<NamespaceBaseline>("base")!.Status!.Conditions!.Single(condition => condition.Type == "Programmed").Message, StringComparison.Ordinal);
        foreach (var ns in (string[])["ns-49", "ns-50"])
        {
            var policy = api.Find<V1NetworkPolicy>("nsb-base", ns)!;
            api.Put(policy with { Spec = policy.Spec with { Ingress = [new V1NetworkPolicyIngressRule()] } });
        }

        await restarted.SettleAsync();
        Assert.Null(api.Find<V1NetworkPolicy>("nsb-base", "ns-49")!.Spec.Ingress);
        Assert.NotNull(api.Find<V1NetworkPolicy>("nsb-base", "ns-50")!.Spec.Ingress);
    }

    [Fact]
    public async Task Baseline_Invalid_ItsStatusTellsThePoliciesThatAreThere()
    {
        var api = Shop();
        api.Put(Make.Baseline("base"));
        using (var first = await OperatorHarness.StartAsync(api))
        {
            api.Put(Make.Baseline("base", spec => spec.NamespaceSelector = null));
            await first.SettleAsync();
            Assert.Equal(["data", "shop"], PoliciesOf(api).Select(policy => policy.Namespace));
        }

        api.Remove<V1NetworkPolicy>("nsb-base", "data");
        using var restarted = await OperatorHarness.StartAsync(api);
        Assert.Equal(["shop"], PoliciesOf(api).Select(policy => policy.Namespace));

        // What it said in data is known to nobody any more; in shop the policy itself tells.
        var before = api.Find<V1NetworkPolicy>("nsb-base", "shop")!;
        api.Remove<V1NetworkPolicy>("nsb-base", "shop");
        await restarted.SettleAsync();
        Assert.Equal(["shop"], PoliciesOf(api).Select(policy => policy.Namespace));
        Assert.Empty(SemanticDiff.Compare(before, api.Find<V1NetworkPolicy>("nsb-base", "shop")!));
        Assert.Equal(1, api.Find<NamespaceBaseline>("base")!.Status!.Drift!.Corrections);
    }

    [Fact]
    public async Task Segment_InvalidAtTheStart_ItsPolicyIsKeptFromDriftAndItsRulesExpire()
    {
        var api = Shop();
        var clock = new ManualTimeProvider();
        var brief = new IngressRule { Entity = Entities.Cluster, ExpiresAt = clock.Now.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") };
        var lasting = new IngressRule { Entity = Entities.Namespace };
        api.Put(Make.Segment("data", "db", spec => spec.AllowFrom = [brief, lasting]));
        using (await OperatorHarness.StartAsync(api, clock))
        {
            api.Put(Make.Segment("data", "db", spec => (spec.AllowFrom, spec.PodSelector) = ([brief, lasting], null)));
        }

        using var restarted = await OperatorHarness.StartAsync(api, clock);
        var before = api.Find<V1NetworkPolicy>("aseg-db", "data")!;
        api.Put(before with { Spec = before.Spec with { Ingress = [new V1NetworkPolicyIngressRule()] } });
        await restarted.SettleAsync();
        Assert.Empty(SemanticDiff.Compare(before, api.Find<V1NetworkPolicy>("aseg-db", "data")!));
        Assert.EndsWith("the policy from before stays as it is", restarted.Condition("data", "db", "Programmed").Message, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromHours(1));
        await restarted.SettleAsync();

        Assert.Single(api.Find<V1NetworkPolicy>("aseg-db", "data")!.Spec.Ingress);
        Assert.Single(restarted.Published, told => told is { About: "db", Reason: "RuleExpired" });
        Assert.EndsWith(
            "the policy from before stays, without the rules that have expired: allowFrom[0]",
            restarted.Condition("data", "db", "Programmed").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Invalid_CorrectionIsRefused_StatusSaysSoAndNotThatThePolicyStays(bool baseline)
    {
        var (api, name) = (Shop(), baseline ? "nsb-base" : "aseg-db");
        api.Put(Make.Baseline("base"));
        using var harness = await OperatorHarness.StartAsync(api);
        api.Put(Make.Baseline("base", spec => spec.NamespaceSelector = null));
        api.Put(InvalidDb());
        await harness.SettleAsync();
        api.Fault = request => request is { Verb: "update", Kind: nameof(V1NetworkPolicy) } ? new ApiException(ApiFailure.Forbidden, "no rights") : null;

        var before = api.Find<V1NetworkPolicy>(name, "data")!;
        api.Put(before with { Spec = before.Spec with { Ingress = [new V1NetworkPolicyIngressRule()] } });
        await harness.SettleAsync(60);
        Assert.EndsWith("the policy from before is yet to be put right: " + (baseline ? "namespace data: " : "") + "no rights", Programmed(), StringComparison.Ordinal);

        api.Fault = _ => null;
        await harness.SettleAsync(180);
        Assert.EndsWith("the policy from before stays as it is", Programmed(), StringComparison.Ordinal);

        string Programmed() => (baseline ? api.Find<NamespaceBaseline>("base")!.Status!.Conditions! : harness.Segment("data", "db").Status!.Conditions!)
            .Single(condition => condition.Type == "Programmed").Message;
    }

    [Fact]
    public async Task Baseline_ItsScopeIsInvalid_IsKeptFromDriftAndItsStatusTellsSo()
    {
        var api = Shop();
        api.Put(Make.Baseline("base"));
        using var harness = await OperatorHarness.StartAsync(api);
        api.Put(Make.Baseline("base", spec => spec.NamespaceSelector = null));
        await harness.SettleAsync();

        api.Remove<V1NetworkPolicy>("nsb-base", "data");
        var open = api.Find<V1NetworkPolicy>("nsb-base", "shop")!;
        api.Put(open with { Spec = open.Spec with { Ingress = [new V1NetworkPolicyIngressRule()] } });
        await harness.SettleAsync();

        Assert.Null(api.Find<V1NetworkPolicy>("nsb-base", "shop")!.Spec.Ingress);
        var status = api.Find<NamespaceBaseline>("base")!.Status!;
        Assert.Equal(["data", "shop"], PoliciesOf(api).Select(policy => policy.Namespace));
        Assert.Equal(2, status.Drift!.Corrections);
        Assert.Null(status.Namespaces);
        Assert.Null(status.Pods);
        Assert.EndsWith("the policy from before stays as it is", status.Conditions!.Single(condition => condition.Type == "Programmed").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pods_WhileTheSpecIsInvalid_AreThoseOfThePolicyFromBefore()
    {
        var api = Shop();
        api.Put(Make.Pod("data", "db-0", ("app", "db")));
        api.Put(Make.Pod("data", "db-1", ("app", "db")));
        api.Put(Make.Baseline("base"));
        using var harness = await OperatorHarness.StartAsync(api);
        api.Put(Make.Baseline("base", spec => spec.Isolate = ["Sideways"]));
        api.Put(OtherDb(invalid: true));
        api.Put(Make.Segment("data", "new", spec => spec.Isolate = ["Sideways"]));
        await harness.SettleAsync();

        var pods = harness.Segment("data", "db").Status!.Pods!;
        Assert.Equal((2, 2, 2), (pods.Matched, pods.IsolatedIngress, pods.IsolatedEgress));
        Assert.Equal(2, api.Find<NamespaceBaseline>("base")!.Status!.Pods!.Matched);

        // There is no policy from before: no number is better than a wrong one.
        Assert.Null(harness.Segment("data", "new").Status!.Pods);
    }

    // What somebody makes of a segment's policy who opens it and computes its hash as the operator does.
    private static async Task<V1NetworkPolicy> ForgedAsync(V1NetworkPolicy policy, AppSegment owner)
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace(owner.Metadata.NamespaceProperty));
        var open = Make.Segment(owner.Metadata.NamespaceProperty, owner.Metadata.Name, spec => spec.AllowFrom = [new IngressRule { Entity = Entities.Anyone }]);
        open.Metadata.Uid = owner.Metadata.Uid;
        api.Put(open);
        using var harness = await OperatorHarness.StartAsync(api);
        var forged = api.Find<V1NetworkPolicy>(policy.Metadata.Name, policy.Metadata.NamespaceProperty)!;
        Assert.Equal(policy.Metadata.Labels, forged.Metadata.Labels);
        return forged with { Metadata = policy.Metadata with { Annotations = forged.Metadata.Annotations } };
    }

    private static IList<PolicyReference> PoliciesOf(FakeClusterApi api) => api.Find<NamespaceBaseline>("base")!.Status!.Policies!;

    private static FakeClusterApi Shop()
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace("shop"));
        api.Put(Make.Namespace("data"));
        api.Put(Web());
        api.Put(Make.Segment("data", "db", spec => spec.Ports = [new SegmentPort { Port = 5432 }]));
        return api;
    }

    private static AppSegment Web(Action<AppSegmentSpec>? with = null) => Make.Segment("shop", "web", spec =>
    {
        (spec.AllowTo, spec.Dns) = ([Make.To("db", "data")], DnsModes.None);
        with?.Invoke(spec);
    });

    private static (long? Generation, string App) Told(OperatorHarness harness) =>
        harness.Segment("data", "db").Status!.AsPeer is { } peer ? (peer.Generation, peer.PodSelector!.MatchLabels["app"]) : (null, "");

    private static AppSegment OtherDb(bool invalid, string app = "db9") => Make.Segment("data", "db", spec =>
    {
        spec.PodSelector = new V1LabelSelector { MatchLabels = Make.Labels([("app", app)]) };
        spec.Ports = [new SegmentPort { Port = 5432 }];
        spec.AllowTo = invalid ? [new EgressRule { Entity = Entities.Cluster, Cidr = new CidrPeer { Block = "10.0.0.0/8" } }] : [];
    });

    private static AppSegment InvalidDb() =>
        Make.Segment("data", "db", spec => spec.PodSelector = new V1LabelSelector { MatchLabels = Make.Labels([("app", "a b")]) });
}
