using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Planning;

/// <summary>What a plan takes from the one before, and what it must not.</summary>
public class PreviousPlanTests
{
    private static readonly DateTimeOffset Later = new(2026, 6, 2, 0, 0, 0, TimeSpan.Zero);

    private const string CallsDb = "podSelector: {matchLabels: {app: orders}}\nallowTo: [{segment: {name: db, namespace: data}}, {service: {name: cache}}, {entity: KubeAPIServer}]";

    [Fact]
    public void Plan_NothingChanged_KeepsTheRenderingAndNoSecondPolicy()
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(CallsDb));
        shop.Reconcile();
        var kept = shop.Last!.Rendered;
        Assert.Same(kept[0], shop.Plan().Rendered[0]);
        Assert.True(kept[0].Live!.IsOf(shop.Policy("aseg-orders").Metadata));
        Assert.NotSame(shop.Policy("aseg-orders"), kept[0].Policy);
        Assert.Equal(shop.Policy("aseg-orders").Metadata.Annotations[PolicyMetadata.SpecHashAnnotation], kept[0].SpecHash);
    }

    [Fact]
    public void Plan_PeerChanges_RendersWhoNamesItAgain()
    {
        var shop = new PlannedNamespace();
        var db = Yaml.Segment("podSelector: {matchLabels: {app: db}}\nports: [{port: 5432}]", "db", "data");
        shop.Put(Yaml.Segment(CallsDb), Yaml.Segment("podSelector: {matchLabels: {app: web}}", "web"), db);
        shop.Reconcile();
        shop.Put(Yaml.Segment("podSelector: {matchLabels: {app: db}}\nports: [{port: 5433}]", "db", "data"));
        var plan = shop.Plan();
        Assert.Equal("aseg-orders", Assert.Single(plan.Changes.All).Name);
        Assert.Same(shop.Last!.Rendered.Single(r => r.Name == "aseg-web"), plan.Rendered.Single(r => r.Name == "aseg-web"));
    }

    [Fact]
    public void Plan_PeerOfTheSameGenerationAsAnotherObject_IsTheSame()
    {
        var shop = new PlannedNamespace();
        var db = Yaml.Segment("podSelector: {matchLabels: {app: db}}", "db", "data");
        (db.Metadata.Generation, db.Metadata.ResourceVersion) = (3, "7");
        shop.Put(Yaml.Segment(CallsDb), db);
        shop.Reconcile();
        var echo = Yaml.Segment("podSelector: {matchLabels: {app: db}}", "db", "data");
        (echo.Metadata.Generation, echo.Metadata.ResourceVersion, echo.Status) = (3, "8", new AppSegmentStatus());
        shop.Put(echo);
        Assert.Same(shop.Last!.Rendered[0], shop.Plan().Rendered[0]);
    }

    [Fact]
    public void Plan_PeerDeletedAndMadeAnewInTheSameGeneration_IsAnother()
    {
        var shop = new PlannedNamespace();
        var db = Yaml.Segment("podSelector: {matchLabels: {app: db}}", "db", "data");
        db.Metadata.Generation = 1;
        shop.Put(Yaml.Segment(CallsDb), db);
        shop.Reconcile();
        var anew = Yaml.Segment("podSelector: {matchLabels: {app: postgres}}", "db", "data");
        (anew.Metadata.Generation, anew.Metadata.Uid) = (1, "another");
        shop.Put(anew);
        Assert.Equal("aseg-orders", shop.OnlyChange().Name);
    }

    [Fact]
    public void Plan_KeptRendering_StillReadsWhatItDependsOn()
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(CallsDb));
        shop.Reconcile();
        var (fresh, kept) = (new NotingView(shop.View), new NotingView(shop.View));
        NamespacePlanner.Plan(PlannedNamespace.Name, fresh, RenderSettings.Default, shop.Memory, Later);
        Assert.Same(shop.Last!.Rendered[0], NamespacePlanner.Plan(PlannedNamespace.Name, kept, RenderSettings.Default, shop.Memory, Later, shop.Last).Rendered[0]);
        Assert.Equal(fresh.Reads.Order(), kept.Reads.Order());
        Assert.Contains("AppSegment data/db", kept.Reads);
    }

    [Fact]
    public void Plan_OtherSettings_RendersAgain()
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment("podSelector: {}\nallowFrom: [{entity: Monitoring}]"));
        shop.Reconcile();
        var settings = RenderSettings.Default with { Monitoring = [] };
        var plan = NamespacePlanner.Plan(PlannedNamespace.Name, shop.View, settings, shop.Memory, Later, shop.Last);
        Assert.Equal("aseg-orders", Assert.Single(plan.Changes.All).Name);
    }

    [Fact]
    public void Plan_LivePolicyOfAnotherVersion_IsComparedAgain()
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(CallsDb));
        shop.Reconcile();
        var live = shop.Policy("aseg-orders");
        shop.Store(live with { Metadata = live.Metadata with { Annotations = new Dictionary<string, string>(live.Metadata.Annotations) { ["theirs"] = "yes" } } });
        var plan = shop.Plan();
        Assert.True(plan.Changes.IsEmpty);
        Assert.True(plan.Rendered[0].Live!.IsOf(shop.Policy("aseg-orders").Metadata));
        shop.Store(live with { Spec = live.Spec with { Egress = null, PolicyTypes = ["Ingress"] } });
        Assert.Equal(ChangeReason.DriftModified, shop.OnlyChange().Reason);
    }

    [Fact]
    public void Written_StoredOtherwise_KeepsThePolicyToBeWritten()
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(CallsDb));
        var plan = shop.Plan();
        var desired = Assert.Single(plan.Changes.All).Desired!;
        var altered = desired with { Metadata = desired.Metadata with { Uid = "u", ResourceVersion = "1" }, Spec = desired.Spec with { PolicyTypes = ["Ingress"] } };
        Assert.Null(plan.Written([altered]).Rendered[0].Live);
        Assert.Same(desired, plan.Written([altered]).Rendered[0].Policy);
        Assert.True(plan.Written([altered]).Changes.IsEmpty);
    }
}
