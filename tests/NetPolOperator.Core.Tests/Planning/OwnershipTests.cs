using k8s.Models;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Tests.Planning;

public class OwnershipTests
{
    [Theory]
    [InlineData("netpol-operator", "u1", "u1", PolicyOwnership.Ours)]
    [InlineData(null, "u1", "u1", PolicyOwnership.Foreign)] // the label is missing
    [InlineData("helm", "u1", "u1", PolicyOwnership.Foreign)] // or another's
    [InlineData("netpol-operator", null, "u1", PolicyOwnership.Foreign)] // or the owner is not said
    [InlineData("netpol-operator", "u1", null, PolicyOwnership.Foreign)]
    [InlineData("netpol-operator", "u1", "u2", PolicyOwnership.Foreign)] // or said in two ways
    public void Classify_ByLabelAndOwner(string? manager, string? label, string? reference, PolicyOwnership expected) =>
        Assert.Equal(expected, Ownership.Classify(Policy(manager, label, reference), new OwnershipMemory()));

    [Fact]
    public void Classify_StrippedSinceItWasSeen_IsStillKnown()
    {
        var memory = new OwnershipMemory();
        memory.Observe(Policy("netpol-operator", "u1", "u1"));
        Assert.Equal(PolicyOwnership.OursStripped, Ownership.Classify(Policy(null, null, null), memory));
        memory.Forget("shop", "p");
        Assert.Equal(PolicyOwnership.Foreign, Ownership.Classify(Policy(null, null, null), memory));
    }

    [Fact]
    public void Observe_ForeignPolicy_IsNotRemembered()
    {
        var memory = new OwnershipMemory();
        memory.Observe(Policy(null, "u1", "u1"));
        Assert.Null(memory.FindByUid("policy"));
        Assert.Null(memory.FindByName("shop", "p"));
    }

    [Fact]
    public void ForgetNamespace_LeavesOthers()
    {
        var memory = new OwnershipMemory();
        memory.Observe(Policy("netpol-operator", "u1", "u1"));
        memory.ForgetNamespace("other");
        Assert.NotNull(memory.FindByName("shop", "p"));
        memory.ForgetNamespace("shop");
        Assert.Null(memory.FindByName("shop", "p"));
        Assert.Null(memory.FindByUid("policy"));
    }

    [Fact]
    public void OwnerChangeObserved_UntilSettledInEachNamespace()
    {
        var memory = new OwnershipMemory();
        memory.OwnerChanged("u1", ["shop", "data"]);
        memory.OwnerChanged("u2", ["shop"]);
        Assert.False(memory.OwnerChangeObserved("u1", "edge"));
        Assert.True(memory.OwnerChangeObserved("u2", "shop"));
        memory.Settle(NamespacePlan.LeaveAlone("shop"), []);
        Assert.False(memory.OwnerChangeObserved("u1", "shop"));
        Assert.True(memory.OwnerChangeObserved("u1", "data"));
        Assert.False(memory.OwnerChangeObserved("u2", "shop"));
    }

    [Fact]
    public void Settle_DeletionStillToBeMade_KeepsTheChangeInMind()
    {
        var memory = new OwnershipMemory();
        memory.OwnerChanged("u1", ["shop"]);
        memory.OwnerChanged("u2", ["shop"]);
        var deletion = new PolicyChange(
            ChangeKind.Delete, ChangeReason.NoLongerMatched, "shop", "p", new OwnerIdentity("NamespaceBaseline", "", "b", "u1"), null, null, "");
        memory.Settle(NamespacePlan.LeaveAlone("shop") with { Changes = new ChangeSet([[deletion]]) }, []);
        Assert.True(memory.OwnerChangeObserved("u1", "shop"));
        Assert.False(memory.OwnerChangeObserved("u2", "shop"));
    }

    [Fact]
    public void Observe_SuccessorOfThatName_TakesThePlaceOfTheFirst()
    {
        var memory = new OwnershipMemory();
        memory.Observe(Policy("netpol-operator", "u1", "u1"));
        var second = Policy("netpol-operator", "u1", "u1");
        second.Metadata.Uid = "second";
        memory.Observe(second);
        Assert.Equal("second", memory.FindByName("shop", "p")!.Uid);
        Assert.Null(memory.FindByUid("policy"));
        Assert.Equal(1, memory.Count);
    }

    [Fact]
    public void Settle_PolicyThatIsNeitherThereNorAnybodys_IsForgotten()
    {
        var memory = new OwnershipMemory();
        var policy = Policy("netpol-operator", "u1", "u1");
        memory.Observe(policy);
        memory.Settle(NamespacePlan.LeaveAlone("other"), []);
        memory.Settle(NamespacePlan.LeaveAlone("shop"), [policy]);
        Assert.NotNull(memory.FindByName("shop", "p"));
        memory.Settle(NamespacePlan.LeaveAlone("shop"), []);
        Assert.Equal(0, memory.Count);
    }

    [Fact]
    public void NamespacesOf_AnOwner_AreThoseWithItsPolicies()
    {
        var memory = new OwnershipMemory();
        memory.Observe(Policy("netpol-operator", "u1", "u1"));
        Assert.Equal(["shop"], memory.NamespacesOf("u1"));
        Assert.Empty(memory.NamespacesOf("u2"));
    }

    private static V1NetworkPolicy Policy(string? manager, string? label, string? reference)
    {
        var labels = new Dictionary<string, string>();
        if (manager is not null)
        {
            labels[PolicyMetadata.ManagedByLabel] = manager;
        }

        if (label is not null)
        {
            labels[PolicyMetadata.OwnerUidLabel] = label;
        }

        return new V1NetworkPolicy
        {
            Metadata = new V1ObjectMeta
            {
                Name = "p",
                NamespaceProperty = "shop",
                Uid = "policy",
                Labels = labels,
                OwnerReferences = reference is null ? null : [new V1OwnerReference { ApiVersion = "netpol.io/v1alpha1", Kind = "AppSegment", Name = "a", Uid = reference }],
            },
        };
    }
}
