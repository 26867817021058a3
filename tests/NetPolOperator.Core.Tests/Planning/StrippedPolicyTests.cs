using k8s.Models;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Planning;

/// <summary>A policy that was stripped while nobody looked: whoever starts then has never seen it whole.</summary>
public class StrippedPolicyTests
{
    [Fact]
    public void Plan_LabelAloneIsGone_IsTakenBackAsDrift()
    {
        var shop = Stripped(policy => policy.Metadata.Labels.Remove(PolicyMetadata.ManagedByLabel));

        Assert.Equal((ChangeKind.Update, ChangeReason.DriftModified), (shop.OnlyChange().Kind, shop.OnlyChange().Reason));
        Assert.Equal("netpol-operator", shop.OnlyChange().Desired!.Metadata.Labels[PolicyMetadata.ManagedByLabel]);
        Assert.Empty(shop.Plan().Conflicts);
    }

    public static TheoryData<string, Action<V1NetworkPolicy>> More => new()
    {
        { "another manager", policy => policy.Metadata.Labels[PolicyMetadata.ManagedByLabel] = "helm" },
        { "no UID", policy => policy.Metadata.Labels.Remove(PolicyMetadata.OwnerUidLabel) },
        { "no source", policy => policy.Metadata.Annotations.Remove(PolicyMetadata.SourceAnnotation) },
        { "another source", policy => policy.Metadata.Annotations[PolicyMetadata.SourceAnnotation] = "AppSegment/shop/web" },
        { "no controller", policy => policy.Metadata.OwnerReferences[0] = policy.Metadata.OwnerReferences[0] with { Controller = false } },
    };

    [Theory]
    [MemberData(nameof(More))]
    public void Plan_MoreIsGone_IsAConflictThatTellsHowToHandItOver(string what, Action<V1NetworkPolicy> strip)
    {
        var shop = Stripped(policy =>
        {
            policy.Metadata.Labels.Remove(PolicyMetadata.ManagedByLabel);
            strip(policy);
        });

        Assert.True(shop.Plan().Changes.IsEmpty, what);
        Assert.EndsWith(
            "and is left alone: hand it over with 'kubectl -n shop label --overwrite networkpolicy aseg-orders app.kubernetes.io/managed-by=netpol-operator "
            + "netpol.io/owner-uid=uid-orders', or delete it",
            Assert.Single(shop.Plan().Conflicts).Message, StringComparison.Ordinal);

        var policy = shop.Policy("aseg-orders");
        policy.Metadata.Labels[PolicyMetadata.ManagedByLabel] = "netpol-operator";
        policy.Metadata.Labels[PolicyMetadata.OwnerUidLabel] = "uid-orders";
        shop.Store(policy);
        shop.Reconcile();
        Assert.Empty(shop.Plan().Conflicts);
        Assert.Equal("AppSegment/shop/orders", shop.Policy("aseg-orders").Metadata.Annotations[PolicyMetadata.SourceAnnotation]);
    }

    [Fact]
    public void Plan_ReferenceOfAnotherOwner_IsSomebodyElses()
    {
        var shop = Stripped(policy =>
        {
            policy.Metadata.Labels.Remove(PolicyMetadata.ManagedByLabel);
            policy.Metadata.OwnerReferences[0] = policy.Metadata.OwnerReferences[0] with { Uid = "another" };
        });

        Assert.True(shop.Plan().Changes.IsEmpty);
        Assert.Contains("belongs to somebody else", Assert.Single(shop.Plan().Conflicts).Message, StringComparison.Ordinal);
    }

    private static PlannedNamespace Stripped(Action<V1NetworkPolicy> strip)
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment("podSelector: {matchLabels: {app: orders}}"));
        shop.Reconcile();
        var policy = shop.Policy("aseg-orders");
        strip(policy);
        shop.Store(policy);
        shop.Restart();
        return shop;
    }
}
