using k8s.Models;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Planning;

/// <summary>Policies that somebody made under a name of their own and that claim one of our owners, label, UID, reference and all.</summary>
public class CopiedPolicyTests
{
    private const string Valid = "podSelector: {matchLabels: {app: orders}}";
    private const string Invalid = "podSelector: {matchLabels: {app: orders}}\nisolate: [Sideways]";

    [Theory]
    [InlineData(Valid)]
    [InlineData(Invalid)]
    public void Plan_CopyUnderAnotherName_IsDeletedWhateverThePruneLimitSays(string now)
    {
        var shop = WithACopy(out var copy);
        shop.Put(Yaml.Segment(now));

        var change = shop.OnlyChange();

        Assert.Equal((ChangeKind.Delete, ChangeReason.Copied, copy.Metadata.Name), (change.Kind, change.Reason, change.Name));
        Assert.False(change.CountsForBreaker);
    }

    [Fact]
    public void Plan_CopyOfAnOwnerOnItsWayOut_IsDeleted()
    {
        var shop = WithACopy(out var copy);
        var leaving = Yaml.Segment(Valid);
        leaving.Metadata.DeletionTimestamp = DateTime.UnixEpoch;
        shop.Put(leaving);

        Assert.Equal((ChangeReason.Copied, copy.Metadata.Name), (shop.OnlyChange().Reason, shop.OnlyChange().Name));
    }

    [Fact]
    public void Plan_StepOfATransitionWhoseOwnerHasBecomeInvalid_IsTakenAway()
    {
        var shop = WithACopy(out var copy);
        copy.Metadata.Annotations[PolicyMetadata.TransitionAnnotation] = "true";
        shop.Put(Yaml.Segment(Invalid));

        Assert.Equal((ChangeReason.Transition, copy.Metadata.Name), (shop.OnlyChange().Reason, shop.OnlyChange().Name));
    }

    private static PlannedNamespace WithACopy(out V1NetworkPolicy copy)
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(Valid));
        shop.Reconcile();
        var ours = shop.Policy("aseg-orders");
        var metadata = ours.Metadata with { Name = "forged", Uid = null, Annotations = new Dictionary<string, string>(ours.Metadata.Annotations) };
        copy = shop.Store(ours with { Metadata = metadata, Spec = new V1NetworkPolicySpec { PodSelector = new(), Ingress = [new()] } });
        return shop;
    }
}
