using k8s.Models;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Planning;

/// <summary>The policy of an owner that has become invalid: kept to what the owner said last, and never wider than that.</summary>
public class InvalidOwnerTests
{
    private const string Temporary = """
        podSelector: {matchLabels: {app: orders}}
        isolate: [Ingress]
        allowFrom:
        - pods: {podSelector: {matchLabels: {app: web}}}
        - {entity: Anyone, expiresAt: '2026-07-01T00:00:00Z'}
        - {entity: Nodes, expiresAt: '2026-08-01T00:00:00Z'}
        """;

    private static readonly DateTimeOffset July = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset August = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Plan_RuleOfTheLastValidSpecExpires_IsTakenOutAtThatTime()
    {
        var shop = Invalid();
        Assert.Empty(shop.Plan().Changes.All);
        Assert.Equal(July, shop.Plan().NextExpiry);

        shop.Now = July;
        var change = shop.OnlyChange();

        Assert.Equal((ChangeKind.Update, ChangeReason.SpecChanged), (change.Kind, change.Reason));
        Assert.Equal(["app=web", "192.0.2.1/32"], Sources(change.Desired!));
        shop.Reconcile();
        Assert.Empty(shop.Plan().Changes.All);
        Assert.Equal(August, shop.Plan().NextExpiry);
        shop.Now = August;
        shop.Reconcile();
        Assert.Equal(["app=web"], Sources(shop.Policy("aseg-orders")));
        Assert.Null(shop.Plan().NextExpiry);
    }

    [Fact]
    public void Plan_DriftAfterARuleHasExpired_IsPutRightWithoutThatRule()
    {
        var shop = Invalid();
        shop.Now = July;
        var live = shop.Policy("aseg-orders");
        shop.Store(live with { Spec = live.Spec with { Ingress = [] } });

        var change = shop.OnlyChange();

        Assert.Equal(ChangeReason.DriftModified, change.Reason);
        Assert.Equal(["app=web", "192.0.2.1/32"], Sources(change.Desired!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Plan_PolicyOpenedAndItsHashWithIt_IsDriftAndPutRight(bool afterAnExpiry)
    {
        var shop = Invalid();
        if (afterAnExpiry)
        {
            shop.Now = July;
            shop.Reconcile();
        }

        var live = shop.Policy("aseg-orders");
        shop.Store(InvalidAtStartTests.Forged(live, "podSelector: {matchLabels: {app: orders}}\nallowFrom: [{entity: Anyone}]"));

        Assert.Equal(ChangeReason.DriftModified, shop.OnlyChange().Reason);
        Assert.Empty(SemanticDiff.Compare(live, shop.OnlyChange().Desired!));
    }

    [Fact]
    public void Plan_WriteOfTheLastValidSpecHasFailed_IsMadeUpFor()
    {
        var shop = Invalid();
        shop.Put(Yaml.Segment("podSelector: {matchLabels: {app: orders}}"));
        shop.Remember();
        shop.Put(Yaml.Segment("podSelector: {matchLabels: {app: orders}}\nisolate: [Sideways]"));

        Assert.Equal((ChangeKind.Update, ChangeReason.SpecChanged), (shop.OnlyChange().Kind, shop.OnlyChange().Reason));
        Assert.Null(shop.OnlyChange().Desired!.Spec.Ingress);
    }

    [Fact]
    public void Plan_PolicyDeletedAfterARuleHasExpired_IsMadeAnewWithoutThatRule()
    {
        var shop = Invalid();
        shop.Now = August;
        shop.Remove(shop.Policy("aseg-orders"));

        var change = shop.OnlyChange();

        Assert.Equal((ChangeKind.Create, ChangeReason.DriftDeleted), (change.Kind, change.Reason));
        Assert.Equal(["app=web"], Sources(change.Desired!));
    }

    [Fact]
    public void Plan_WriteAtTheExpiryFails_IsTriedAgain()
    {
        var shop = Invalid();
        shop.Now = July;
        shop.Remember();

        Assert.Equal(ChangeReason.SpecChanged, shop.OnlyChange().Reason);
    }

    [Fact]
    public void Plan_ClockSetBack_StillKnowsWhatTheOwnerSaidLastAndNothingComesBack()
    {
        var shop = Invalid();
        shop.Now = July;
        shop.Reconcile();
        shop.Now = July.AddSeconds(-1);
        shop.Remember();
        shop.Remove(shop.Policy("aseg-orders"));

        Assert.Equal(["app=web", "192.0.2.1/32"], Sources(shop.OnlyChange().Desired!));
    }

    [Fact]
    public void Plan_LastValidSpecWithoutExpiry_LeavesAPolicyThatNobodyTouched()
    {
        var shop = Invalid("podSelector: {matchLabels: {app: orders}}\nallowFrom: [{segment: {name: web}}]");
        shop.Put(Yaml.Segment("podSelector: {matchLabels: {app: web}}", "web"));
        Assert.DoesNotContain(shop.Plan().Changes.All, change => change.Name == "aseg-orders");
    }

    private static PlannedNamespace Invalid(string lastValid = Temporary)
    {
        var shop = new PlannedNamespace("{apiVersion: v1, kind: Node, metadata: {name: n}, status: {addresses: [{type: InternalIP, address: 192.0.2.1}]}}");
        shop.Put(Yaml.Segment(lastValid));
        shop.Reconcile();
        shop.Put(Yaml.Segment("podSelector: {matchLabels: {app: orders}}\nisolate: [Sideways]"));
        shop.Reconcile();
        return shop;
    }

    private static IEnumerable<string> Sources(V1NetworkPolicy policy) => policy.Spec.Ingress
        .Select(rule => rule.FromProperty?.Single() is not { } peer ? "anyone" : peer.IpBlock?.Cidr ?? "app=" + peer.PodSelector.MatchLabels["app"])
        .OrderDescending(StringComparer.Ordinal);
}
