using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Planning;

public class NamespacePlannerTests
{
    private static AppSegment Orders => Yaml.Segment("podSelector: {matchLabels: {app: orders}}");

    [Fact]
    public void Plan_NewSegment_CreatesItsPolicy()
    {
        var shop = With(Orders);
        Assert.Equal((ChangeKind.Create, ChangeReason.New, "aseg-orders"), Said(shop.OnlyChange()));
    }

    [Fact]
    public void Plan_PolicyInPlace_ChangesNothing()
    {
        var shop = Reconciled(Orders);
        Assert.True(shop.Plan().Changes.IsEmpty);
        Assert.Equal(1, shop.Plan().Owned);
    }

    [Fact]
    public void Plan_ChangedSpec_UpdatesForThatReason()
    {
        var shop = Reconciled(Orders);
        shop.Put(Yaml.Segment("podSelector: {matchLabels: {app: orders-v2}}"));
        Assert.Equal((ChangeKind.Update, ChangeReason.SpecChanged, "aseg-orders"), Said(shop.OnlyChange()));
    }

    [Fact]
    public void Plan_EditedPolicy_IsDrift()
    {
        var shop = Reconciled(Orders);
        var live = shop.Policy("aseg-orders");
        shop.Store(live with { Spec = live.Spec with { Ingress = [new V1NetworkPolicyIngressRule()] } });
        var change = shop.OnlyChange();
        Assert.Equal((ChangeKind.Update, ChangeReason.DriftModified, "aseg-orders"), Said(change));
        Assert.Contains("has a rule that nothing asks for: * on *", change.Summary, StringComparison.Ordinal);
        Assert.True(change.IsDrift);
    }

    [Fact]
    public void Plan_EditedHashBesideTheEdit_IsStillFound()
    {
        // The annotation proves nothing by itself: the content is compared.
        var shop = Reconciled(Orders);
        var live = shop.Policy("aseg-orders");
        shop.Store(live with { Spec = live.Spec with { PolicyTypes = ["Ingress"] } });
        Assert.Equal(ChangeReason.DriftModified, shop.OnlyChange().Reason);
    }

    [Fact]
    public void Plan_DeletedPolicy_IsDrift()
    {
        var shop = Reconciled(Orders);
        shop.Remove(shop.Policy("aseg-orders"));
        var change = shop.OnlyChange();
        Assert.Equal((ChangeKind.Create, ChangeReason.DriftDeleted, "aseg-orders"), Said(change));
        Assert.Null(change.Desired!.Metadata.ResourceVersion);
        Assert.Null(change.Desired.Metadata.Uid);
    }

    [Fact]
    public void Plan_StrippedLabels_TakesItsPolicyBack()
    {
        var shop = Reconciled(Orders);
        var live = shop.Policy("aseg-orders");
        shop.Store(live with { Metadata = live.Metadata with { Labels = null } });
        Assert.Equal(ChangeReason.DriftModified, shop.OnlyChange().Reason);
    }

    [Fact]
    public void Plan_ForeignLabels_SurviveTheUpdate()
    {
        var shop = Reconciled(Orders);
        var live = shop.Policy("aseg-orders");
        shop.Store(live with
        {
            Metadata = live.Metadata with { Labels = new Dictionary<string, string>(live.Metadata.Labels) { ["theirs"] = "kept" } },
            Spec = live.Spec with { PolicyTypes = ["Ingress"] },
        });
        var desired = shop.OnlyChange().Desired!;
        Assert.Equal("kept", desired.Metadata.Labels["theirs"]);
        Assert.Equal(shop.Policy("aseg-orders").Metadata.ResourceVersion, desired.Metadata.ResourceVersion);
    }

    [Fact]
    public void Plan_ForeignPolicyOfThatName_IsAConflictAndStays()
    {
        var shop = With(Orders);
        shop.Put(Yaml.One<V1NetworkPolicy>("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: aseg-orders, namespace: shop}, spec: {podSelector: {}}}"));
        var plan = shop.Plan();
        Assert.True(plan.Changes.IsEmpty);
        Assert.Equal("aseg-orders", Assert.Single(plan.Conflicts).Name);
    }

    [Fact]
    public void Plan_OwnerMadeAnew_TakesOver()
    {
        var shop = Reconciled(Orders);
        var anew = Yaml.Segment("podSelector: {matchLabels: {app: orders}}");
        anew.Metadata.Uid = "another";
        shop.Put(anew);
        Assert.Equal((ChangeKind.Update, ChangeReason.OwnerChanged, "aseg-orders"), Said(shop.OnlyChange()));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Plan_OwnerGone_CountsForTheBreakerUnlessItsDeletionWasSeen(bool seen, bool counts)
    {
        var shop = Reconciled(Orders);
        shop.Remove(Orders);
        if (seen)
        {
            shop.Memory.OwnerChanged(Orders.Metadata.Uid, ["shop"]);
        }

        var change = shop.OnlyChange();
        Assert.Equal((ChangeKind.Delete, ChangeReason.Orphaned, "aseg-orders"), Said(change));
        Assert.Equal(counts, change.CountsForBreaker);
    }

    [Fact]
    public void Plan_ToAudit_DeletesForThatReason()
    {
        var shop = Reconciled(Orders);
        shop.Put(Yaml.Segment("podSelector: {matchLabels: {app: orders}}\nmode: Audit"));
        var change = shop.OnlyChange();
        Assert.Equal((ChangeKind.Delete, ChangeReason.Audit, "aseg-orders"), Said(change));
        Assert.False(change.CountsForBreaker);
    }

    [Fact]
    public void Plan_SpecBecomesInvalid_KeepsThePolicyFromBefore()
    {
        var shop = Reconciled(Orders);
        shop.Put(Yaml.Segment("podSelector: {matchLabels: {app: orders}}\nallowFrom: [{entity: Everybody}]"));
        var plan = shop.Plan();
        Assert.True(plan.Changes.IsEmpty);
        Assert.Equal("spec.allowFrom[0].entity", Assert.Single(Assert.Single(plan.Rendered).Violations).Path);
    }

    [Fact]
    public void Plan_OwnerOnItsWayOut_LeavesThePolicyToTheGarbageCollector()
    {
        var shop = Reconciled(Orders);
        var leaving = Orders;
        leaving.Metadata.DeletionTimestamp = DateTime.UnixEpoch;
        shop.Put(leaving);
        Assert.True(shop.Plan().Changes.IsEmpty);
        shop.Remove(shop.Policy("aseg-orders"));
        Assert.True(shop.Plan().Changes.IsEmpty);
    }

    [Fact]
    public void Plan_OwnerOnItsWayOutAndHeldUp_ItsPolicyOpenedAndItsHashWithIt_IsDriftAndPutRight()
    {
        var shop = Reconciled(Orders);
        var leaving = Orders;
        leaving.Metadata.DeletionTimestamp = DateTime.UnixEpoch;
        shop.Put(leaving);
        shop.Store(InvalidAtStartTests.Forged(shop.Policy("aseg-orders"), "podSelector: {matchLabels: {app: orders}}\nallowFrom: [{entity: Anyone}]"));

        Assert.Equal((ChangeKind.Update, ChangeReason.DriftModified, "aseg-orders"), Said(shop.OnlyChange()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("isolate: [Sideways]")]
    public void Plan_OwnerOnItsWayOutAndHeldUp_KeepsItsPolicyFromDriftAndPastTimes(string change)
    {
        const string Spec = "podSelector: {matchLabels: {app: orders}}\nallowFrom: [{entity: Nodes, expiresAt: '2026-07-01T00:00:00Z'}]";
        var shop = Reconciled(Yaml.Segment(Spec), Yaml.One<V1Node>("{apiVersion: v1, kind: Node, metadata: {name: n}, status: {addresses: [{type: InternalIP, address: 192.0.2.1}]}}"));
        var leaving = Yaml.Segment($"{Spec}\n{change}");
        leaving.Metadata.DeletionTimestamp = DateTime.UnixEpoch;
        shop.Put(leaving);
        var live = shop.Policy("aseg-orders");
        Assert.True(shop.Plan().Changes.IsEmpty);
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), shop.Plan().NextExpiry);

        shop.Store(live with { Spec = live.Spec with { Ingress = [new()] } });
        Assert.Equal((ChangeKind.Update, ChangeReason.DriftModified, "aseg-orders"), Said(shop.OnlyChange()));
        shop.Remember(); // the write fails, and is tried again
        Assert.Equal((ChangeKind.Update, ChangeReason.DriftModified, "aseg-orders"), Said(shop.OnlyChange()));
        Assert.NotNull(shop.Reconcile().Changes.All.Single().Desired!.Spec.Ingress.Single().FromProperty.Single().IpBlock);

        shop.Now = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal((ChangeKind.Update, ChangeReason.SpecChanged, "aseg-orders"), Said(shop.OnlyChange()));
        Assert.Empty(shop.OnlyChange().Desired!.Spec.Ingress ?? []);

        // The garbage collector takes the reference where the policy is to stay behind: it is nobody's then.
        shop.Store(live with { Metadata = live.Metadata with { OwnerReferences = [] }, Spec = live.Spec with { Ingress = [new()] } });
        Assert.True(shop.Plan().Changes.IsEmpty);
    }

    [Fact]
    public void Plan_BaselineNoLongerMatching_DeletesItsPolicy()
    {
        var baseline = Yaml.Baseline("namespaceSelector: {}");
        var shop = Reconciled(baseline);
        shop.Put(Yaml.Baseline("namespaceSelector: {matchLabels: {no: such}}"));
        Assert.Equal((ChangeKind.Delete, ChangeReason.NoLongerMatched, "nsb-default-deny"), Said(shop.OnlyChange()));
    }

    [Theory]
    [InlineData("status: {phase: Terminating}")]
    [InlineData("spec: {}")]
    public void Plan_TerminatingNamespace_IsLeftAlone(string rest)
    {
        var shop = With(Orders);
        shop.Put(Yaml.One<V1Namespace>($"{{apiVersion: v1, kind: Namespace, metadata: {{name: shop}}, {rest}}}"));
        Assert.Equal(rest.StartsWith("status", StringComparison.Ordinal), shop.Plan().Changes.IsEmpty);
    }

    [Fact]
    public void Plan_RuleThatExpires_SaysWhenToPlanAgain()
    {
        var shop = With(Yaml.Segment("podSelector: {}\nallowFrom: [{entity: Cluster, expiresAt: '2026-12-31T00:00:00Z'}, {entity: Nodes, expiresAt: '2026-07-01T00:00:00Z'}]"));
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), shop.Plan().NextExpiry);
    }

    private static PlannedNamespace With(params k8s.IKubernetesObject<V1ObjectMeta>[] objects)
    {
        var shop = new PlannedNamespace();
        shop.Put(objects);
        return shop;
    }

    private static PlannedNamespace Reconciled(params k8s.IKubernetesObject<V1ObjectMeta>[] objects)
    {
        var shop = With(objects);
        shop.Reconcile();
        return shop;
    }

    private static (ChangeKind Kind, ChangeReason Reason, string Name) Said(PolicyChange change) => (change.Kind, change.Reason, change.Name);
}
