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

    [Theory]
    [InlineData(Valid)]
    [InlineData(Invalid)]
    public void Plan_AnotherOwnersCopyInThePlaceOfAPolicy_IsDriftAndPutRight(string now)
    {
        var shop = WithACopy(out var copy);
        shop.Remove(copy);
        var replaced = shop.Policy("aseg-orders");
        shop.Put(Yaml.Segment("podSelector: {matchLabels: {app: web}}", "web"));
        shop.Reconcile();
        shop.Put(Yaml.Segment(now));
        shop.Remember();
        shop.Store(replaced with { Metadata = replaced.Metadata with { Labels = shop.Policy("aseg-web").Metadata.Labels, OwnerReferences = shop.Policy("aseg-web").Metadata.OwnerReferences } });

        var change = shop.OnlyChange();

        Assert.Equal((ChangeKind.Update, ChangeReason.DriftModified, "aseg-orders"), (change.Kind, change.Reason, change.Name));
        Assert.Equal(replaced.Metadata.OwnerReferences.Single().Uid, Ownership.OwnerUidOf(change.Desired!));
    }

    [Fact]
    public void Plan_AnotherOwnersCopyInThePlaceOfAPolicyThatIsNotKnown_Stays()
    {
        var shop = WithACopy(out var copy);
        shop.Remove(shop.Policy("aseg-orders"));
        shop.Remove(copy);
        shop.Put(Yaml.Segment(Valid), Yaml.Segment(Invalid, "web"));
        shop.Store(copy with { Metadata = copy.Metadata with { Name = "aseg-web" } });

        Assert.Equal("aseg-orders", shop.OnlyChange().Name);
    }

    [Fact]
    public void Plan_TwoOwnersWhosePoliciesWouldHaveOneName_TheOneThatHasItKeepsIt()
    {
        var longName = new string('z', 70);
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(Valid, longName));
        shop.Reconcile();
        var name = PolicyNames.OfSegment(longName);
        shop.Put(Yaml.Segment(Valid, name["aseg-".Length..]));

        var plan = shop.Plan();

        Assert.Empty(plan.Changes.All);
        var conflict = Assert.Single(plan.Conflicts);
        Assert.Equal((name["aseg-".Length..], name), (conflict.Owner.Name, conflict.Name));
        Assert.StartsWith($"AppSegment/shop/{longName} has a policy of the same name", conflict.Message, StringComparison.Ordinal);
    }

    [Theory] // whichever comes first by name
    [InlineData('a')]
    [InlineData('z')]
    public void Plan_TwoOwnersWhosePoliciesWouldHaveOneName_TheOneThatHadItGetsItBackThoughInvalid(char letter)
    {
        var longName = new string(letter, 70);
        var name = PolicyNames.OfSegment(longName);
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(Valid, longName));
        shop.Reconcile();
        shop.Put(Yaml.Segment(Valid, name["aseg-".Length..]));
        shop.Reconcile();
        shop.Put(Yaml.Segment(Invalid, longName));
        shop.Remember();
        shop.Remove(shop.Policy(name));

        Assert.Equal((ChangeKind.Create, ChangeReason.DriftDeleted, longName), (shop.OnlyChange().Kind, shop.OnlyChange().Reason, shop.OnlyChange().Owner.Name));
        Assert.Equal(name["aseg-".Length..], Assert.Single(shop.Plan().Conflicts).Owner.Name);
    }

    [Fact] // as a backup of another cluster brings it
    public void Plan_PolicyOfAnInvalidOwnerRelabelledToOneThatNobodyHas_IsPutRight()
    {
        var shop = WithACopy(out var copy);
        shop.Remove(copy);
        shop.Put(Yaml.Segment(Invalid));
        shop.Reconcile();
        var ours = shop.Policy("aseg-orders");
        var labels = new Dictionary<string, string>(ours.Metadata.Labels) { [PolicyMetadata.OwnerUidLabel] = "zz" };
        shop.Store(ours with
        {
            Metadata = ours.Metadata with { Labels = labels, OwnerReferences = [ours.Metadata.OwnerReferences.Single() with { Uid = "zz", Name = "ghost" }] },
            Spec = ours.Spec with { Ingress = [new()] },
        });

        var change = shop.OnlyChange();

        Assert.Equal((ChangeKind.Update, ChangeReason.DriftModified, "aseg-orders"), (change.Kind, change.Reason, change.Name));
        Assert.Empty(change.Desired!.Spec.Ingress ?? []);
        Assert.Equal(ours.Metadata.OwnerReferences.Single().Uid, Ownership.OwnerUidOf(change.Desired!));
    }

    [Fact]
    public void Plan_TwoOwnersWhosePoliciesWouldHaveOneName_RelabellingHandsNothingOver()
    {
        var longName = new string('z', 70);
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(Valid, longName));
        shop.Reconcile();
        var ours = shop.Policy(PolicyNames.OfSegment(longName));
        var other = Yaml.Segment("podSelector: {matchLabels: {app: web}}", ours.Metadata.Name["aseg-".Length..]);
        shop.Put(other);
        shop.Reconcile();
        var labels = new Dictionary<string, string>(ours.Metadata.Labels) { [PolicyMetadata.OwnerUidLabel] = other.Metadata.Uid };
        shop.Store(ours with
        {
            Metadata = ours.Metadata with { Labels = labels, OwnerReferences = [ours.Metadata.OwnerReferences.Single() with { Uid = other.Metadata.Uid, Name = other.Metadata.Name }] },
        });

        var change = shop.OnlyChange();

        Assert.Equal((ChangeReason.DriftModified, longName), (change.Reason, change.Owner.Name));
        Assert.Equal(ours.Metadata.OwnerReferences.Single().Uid, Ownership.OwnerUidOf(change.Desired!));
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
