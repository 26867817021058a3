using k8s.Models;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Planning;

/// <summary>A policy of a baseline that does not ask for it any more, as long as the breaker holds the deletion back.</summary>
public class HeldPolicyTests
{
    private static readonly DateTimeOffset July = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Plan_NobodyTouchedIt_NothingIsDoneMeanwhile(bool restarted)
    {
        var shop = Unmatched(restarted);

        Assert.True(shop.OnlyChange().CountsForBreaker);
        Assert.True(PruneBreaker.WithoutCounted(shop.Plan().Changes).IsEmpty);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Plan_SomebodyOpensIt_IsPutRightMeanwhile(bool restarted)
    {
        var shop = Unmatched(restarted);
        shop.Remember();
        var before = shop.Policy("nsb-base");
        shop.Store(before with { Spec = before.Spec with { Ingress = [new V1NetworkPolicyIngressRule()] } });

        var meanwhile = Meanwhile(shop);

        Assert.Equal((ChangeKind.Update, ChangeReason.DriftModified), (meanwhile.Kind, meanwhile.Reason));
        Assert.Empty(SemanticDiff.Compare(before, meanwhile.Desired!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Plan_RuleExpires_IsTakenOutMeanwhile(bool restarted)
    {
        var shop = Unmatched(restarted);
        shop.Remember();
        Assert.Equal(July, shop.Plan().NextExpiry);
        shop.Now = July;

        Assert.Equal(ChangeReason.SpecChanged, Meanwhile(shop).Reason);
        Assert.Single(Meanwhile(shop).Desired!.Spec.Ingress);
        shop.Store(Meanwhile(shop).Desired!);
        Assert.True(PruneBreaker.WithoutCounted(shop.Plan().Changes).IsEmpty);
        Assert.Null(shop.Plan().NextExpiry);
    }

    [Fact]
    public void Plan_ChangedBeforeAnybodyKnewWhatItSaid_IsLeftAsItIsFound()
    {
        var shop = Unmatched(restarted: true);
        var before = shop.Policy("nsb-base");
        shop.Store(before with { Spec = before.Spec with { Ingress = [new V1NetworkPolicyIngressRule()] } });

        Assert.Null(shop.OnlyChange().WhileHeld);
    }

    [Fact]
    public void Plan_MatchedAgain_IsWhatTheBaselineSaysNow()
    {
        var shop = Unmatched(restarted: false);
        shop.Remember();
        shop.Put(Namespace("x"));
        Assert.Empty(shop.Plan().Changes.All);

        shop.Now = July;
        Assert.Equal(ChangeReason.SpecChanged, shop.OnlyChange().Reason);
    }

    [Fact]
    public void Plan_PodsAreLeftByAnotherPolicyAtOnce_TheOneThatMayBeHeldIsNotMadeWideForThat()
    {
        // Whichever policy goes first, the other alone does not allow what it allowed.
        const string Segment = "podSelector: {matchLabels: {app: a}}\nallowFrom: [{pods: {namespace: edge}}]";
        var shop = Matched();
        shop.Put(Yaml.One<V1Pod>("{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop, labels: {app: a}}, spec: {containers: [{name: c}]}}"));
        shop.Put(Yaml.Segment(Segment, "a"));
        shop.Reconcile();
        shop.Put(Namespace("y"));
        shop.Put(Yaml.Segment(Segment + "\nmode: Audit", "a"));

        var ofBaseline = Assert.Single(shop.Plan().Changes.All, change => change.Name == "nsb-base");

        Assert.Equal((ChangeKind.Delete, true), (ofBaseline.Kind, ofBaseline.CountsForBreaker));
        Assert.Contains(shop.Plan().Changes.All, change => change.Reason == ChangeReason.Transition);
    }

    private static PolicyChange Meanwhile(PlannedNamespace shop) => Assert.Single(PruneBreaker.WithoutCounted(shop.Plan().Changes).All);

    private static PlannedNamespace Matched()
    {
        var shop = new PlannedNamespace();
        shop.Put(Namespace("x"));
        shop.Put(Yaml.Baseline("namespaceSelector: {matchLabels: {team: x}}\nallowFrom: [{entity: Namespace}, {cidr: {block: 192.0.2.0/24}, expiresAt: '2026-07-01T00:00:00Z'}]", "base"));
        shop.Reconcile();
        return shop;
    }

    private static PlannedNamespace Unmatched(bool restarted)
    {
        var shop = Matched();
        shop.Put(Namespace("y"));
        if (restarted)
        {
            shop.Restart();
        }

        return shop;
    }

    private static V1Namespace Namespace(string team) =>
        Yaml.One<V1Namespace>($"{{apiVersion: v1, kind: Namespace, metadata: {{name: {PlannedNamespace.Name}, uid: uid-shop, labels: {{team: {team}}}}}}}");
}
