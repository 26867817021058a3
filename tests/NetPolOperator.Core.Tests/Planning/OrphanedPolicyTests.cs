using k8s.Models;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Planning;

/// <summary>A policy that <c>kubectl delete --cascade=orphan</c> left behind: the label names the owner that was, no reference does.</summary>
public class OrphanedPolicyTests
{
    private const string Spec = "podSelector: {matchLabels: {app: orders}}";

    [Fact]
    public void Plan_OwnerMadeAnew_IsAConflictThatTellsWhoseItWasAndHowToHandItOver()
    {
        var conflict = Assert.Single(MadeAnew().Plan().Conflicts);

        Assert.Equal(
            "the NetworkPolicy shop/aseg-orders was left behind by an earlier AppSegment/shop/orders (UID uid-orders), whose deletion did not take it along, "
            + "and is left alone: hand it over with 'kubectl -n shop label --overwrite networkpolicy aseg-orders netpol.io/owner-uid=second', or delete it",
            conflict.Message);
    }

    [Fact]
    public void Plan_HandedOverAsTheMessageSays_IsTakenOver()
    {
        var shop = MadeAnew();
        Relabel(shop, "second");

        Assert.Equal(ChangeKind.Update, shop.OnlyChange().Kind);
        shop.Reconcile();
        Assert.Equal("second", shop.Policy("aseg-orders").Metadata.OwnerReferences.Single().Uid);
        Assert.Empty(shop.Plan().Changes.All);
    }

    [Fact]
    public void Plan_PolicyOfSomebodyElse_IsNotCalledAnEarlierOwners()
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.One<V1NetworkPolicy>(
            "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: aseg-orders, namespace: shop, labels: {app.kubernetes.io/managed-by: helm}}, spec: {podSelector: {}}}"));
        shop.Put(Yaml.Segment(Spec));

        Assert.Contains("(managed by helm) belongs to somebody else", Assert.Single(shop.Plan().Conflicts).Message, StringComparison.Ordinal);
    }

    private static PlannedNamespace MadeAnew()
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(Spec));
        shop.Reconcile();
        var policy = shop.Policy("aseg-orders");
        shop.Store(policy with { Metadata = policy.Metadata with { OwnerReferences = null } });
        var second = Yaml.Segment(Spec);
        second.Metadata.Uid = "second";
        shop.Put(second);
        return shop;
    }

    private static void Relabel(PlannedNamespace shop, string uid)
    {
        var policy = shop.Policy("aseg-orders");
        var labels = new Dictionary<string, string>(policy.Metadata.Labels) { [PolicyMetadata.OwnerUidLabel] = uid };
        shop.Store(policy with { Metadata = policy.Metadata with { Labels = labels } });
    }
}
