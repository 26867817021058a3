using k8s.Models;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Planning;

/// <summary>An owner that is invalid already when the operator starts: its policy alone tells what it said last.</summary>
public class InvalidAtStartTests
{
    private const string Spec = """
        podSelector: {matchLabels: {app: orders}}
        allowFrom:
        - {pods: {podSelector: {matchLabels: {app: web}}}, ports: [{port: 80}, {port: 443}]}
        - {entity: Anyone, ports: [{port: 9090}], expiresAt: '2026-07-01T00:00:00Z'}
        - {pods: {podSelector: {matchLabels: {app: web}}}, ports: [{port: 443}, {port: 80}], expiresAt: '2026-07-01T00:00:00Z'}
        - {entity: Nodes, expiresAt: '2026-08-01T02:00:00.5+02:00'}
        allowTo:
        - {cidr: {block: 10.0.0.0/8, except: [10.1.0.0/16]}, expiresAt: '2026-08-01T00:00:00Z'}
        """;

    private const string Invalid = "podSelector: {matchLabels: {app: orders}}\nisolate: [Sideways]";

    private static readonly DateTimeOffset July = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset August = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Plan_PolicyNobodyTouched_StaysAsItIs()
    {
        var shop = Restarted();

        Assert.Empty(shop.Plan().Changes.All);
        Assert.Equal(July, shop.Plan().NextExpiry);
    }

    [Fact]
    public void Plan_PolicyOpenedOrDeletedAfterwards_IsPutRight()
    {
        var shop = Restarted();
        shop.Remember();
        var before = shop.Policy("aseg-orders");
        shop.Store(before with { Spec = before.Spec with { Ingress = [new V1NetworkPolicyIngressRule()] } });

        Assert.Equal((ChangeKind.Update, ChangeReason.DriftModified), (shop.OnlyChange().Kind, shop.OnlyChange().Reason));
        Assert.Empty(SemanticDiff.Compare(before, shop.OnlyChange().Desired!));

        shop.Remember();
        shop.Remove(before);
        Assert.Equal((ChangeKind.Create, ChangeReason.DriftDeleted), (shop.OnlyChange().Kind, shop.OnlyChange().Reason));
        Assert.Empty(SemanticDiff.Compare(before, shop.OnlyChange().Desired!));
        shop.Reconcile();
        Assert.Empty(shop.Plan().Changes.All);
    }

    [Fact]
    public void Plan_RulesExpire_AreTakenOutUnlessAnotherAsksForTheSame()
    {
        var shop = Restarted();
        shop.Remember();
        shop.Now = July;

        Assert.Equal((ChangeKind.Update, ChangeReason.SpecChanged), (shop.OnlyChange().Kind, shop.OnlyChange().Reason));
        shop.Reconcile();
        Assert.Equal(["192.0.2.1/32", "app=web"], Sources(shop));
        Assert.Equal(August, shop.Plan().NextExpiry);

        // It is known to whoever comes next, too.
        shop.Restart();
        shop.Now = August;
        shop.Reconcile();
        Assert.Null(shop.Policy("aseg-orders").Spec.Egress.SingleOrDefault(rule => rule.To.Any(peer => peer.IpBlock is not null)));
        Assert.Equal(["192.0.2.1/32", "app=web"], Sources(shop));
        shop.Now = August.AddSeconds(0.5);
        shop.Reconcile();
        Assert.Equal(["app=web"], Sources(shop));
        Assert.Empty(shop.Plan().Changes.All);
        Assert.Null(shop.Plan().NextExpiry);
    }

    [Fact]
    public void Plan_RuleHasExpiredWhileNobodyWasThere_IsTakenOutAtOnce()
    {
        var shop = Restarted();
        shop.Now = July;

        shop.Reconcile();

        Assert.Equal(["192.0.2.1/32", "app=web"], Sources(shop));
    }

    [Fact]
    public void Plan_RulesPutIntoAnotherOrder_TheRightOneExpires()
    {
        var shop = Restarted();
        var policy = shop.Policy("aseg-orders");
        shop.Store(policy with { Spec = policy.Spec with { Ingress = [.. policy.Spec.Ingress.Reverse()] } });
        shop.Restart();
        shop.Now = July;

        shop.Reconcile();

        Assert.Equal(["192.0.2.1/32", "app=web"], Sources(shop));
    }

    public static TheoryData<string, Func<V1NetworkPolicy, V1NetworkPolicy>> Changes => new()
    {
        { "opened", policy => policy with { Spec = policy.Spec with { Ingress = [new V1NetworkPolicyIngressRule()] } } },
        { "selects others", policy => policy with { Spec = policy.Spec with { PodSelector = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = "x" } } } } },
        { "isolates less", policy => policy with { Spec = policy.Spec with { PolicyTypes = ["Ingress"] } } },
        { "no times", policy => Annotated(policy, PolicyMetadata.RulesAnnotation, text => text!.Replace(" until 2026-07-01T00:00:00Z", "", StringComparison.Ordinal)) },
        { "later times", policy => Annotated(policy, PolicyMetadata.RulesAnnotation, text => text!.Replace("2026-07", "2027-07", StringComparison.Ordinal)) },
        { "no rules", policy => Annotated(policy, PolicyMetadata.RulesAnnotation, _ => null) },
        { "no hash", policy => Annotated(policy, PolicyMetadata.SpecHashAnnotation, _ => null) },
        { "in a transition", policy => Annotated(policy, PolicyMetadata.TransitionAnnotation, _ => "true") },
        { "no owner", policy => policy with { Metadata = policy.Metadata with { OwnerReferences = null } } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Plan_PolicyChangedBefore_IsLeftAsItIsFoundAndNothingIsMadeOfIt(string what, Func<V1NetworkPolicy, V1NetworkPolicy> change)
    {
        var shop = Restarted();
        shop.Store(change(shop.Policy("aseg-orders")));
        shop.Restart();

        Assert.True(shop.Reconcile().Changes.IsEmpty, what);
        Assert.Null(shop.Plan().NextExpiry);
        shop.Now = August;
        Assert.Empty(shop.Reconcile().Changes.All);
        shop.Remove(shop.Policy("aseg-orders"));
        Assert.Empty(shop.Plan().Changes.All);
    }

    [Theory]
    [InlineData("podSelector: {matchLabels: {app: orders}}\nallowFrom: [{entity: Anyone}]")]
    [InlineData("podSelector: {matchLabels: {app: x}}")]
    public void Plan_PolicyChangedBeforeAndItsHashWithIt_IsNotTheOwnersWord(string forged)
    {
        var shop = Restarted();
        shop.Store(Forged(shop.Policy("aseg-orders"), forged));
        shop.Restart();

        Assert.Empty(shop.Reconcile().Changes.All);
        shop.Remove(shop.Policy("aseg-orders"));
        Assert.Empty(shop.Plan().Changes.All);
    }

    [Fact]
    public void Plan_NobodyKnowsWhetherItWasChanged_RulesExpireAndNothingElseIsMadeOfIt()
    {
        var shop = Restarted();
        shop.ForgetStatus(Yaml.Segment(Invalid));
        Assert.Empty(shop.Plan().Changes.All);
        Assert.Equal(July, shop.Plan().NextExpiry);

        shop.Now = July;
        Assert.Equal(ChangeReason.SpecChanged, shop.OnlyChange().Reason);
        shop.Store(shop.OnlyChange().Desired!);
        Assert.Equal(["192.0.2.1/32", "app=web"], Sources(shop));
        shop.Remove(shop.Policy("aseg-orders"));
        Assert.Empty(shop.Plan().Changes.All);
    }

    [Fact]
    public void Plan_BaselineOfWhichNobodyKnowsWhereItApplied_ItsRulesExpireToo()
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Baseline("namespaceSelector: {}\nallowFrom: [{entity: Namespace}, {entity: Anyone, expiresAt: '2026-07-01T00:00:00Z'}]", "base"));
        shop.Reconcile();
        var invalid = Yaml.Baseline("namespaceSelector: {matchExpressions: [{key: team, operator: In, values: []}]}", "base");
        shop.Put(invalid);
        shop.ForgetStatus(invalid);
        shop.Restart();
        Assert.Empty(shop.Plan().Changes.All);
        Assert.Equal(July, shop.Plan().NextExpiry);

        shop.Now = July;
        Assert.Single(shop.OnlyChange().Desired!.Spec.Ingress);
    }

    [Fact]
    public void Plan_PolicyOpenedAfterwardsAndItsHashWithIt_IsPutRight()
    {
        var shop = Restarted();
        shop.Remember();
        var before = shop.Policy("aseg-orders");
        shop.Store(Forged(before, "podSelector: {matchLabels: {app: orders}}\nallowFrom: [{entity: Anyone}]"));

        Assert.Equal((ChangeKind.Update, ChangeReason.DriftModified), (shop.OnlyChange().Kind, shop.OnlyChange().Reason));
        Assert.Empty(SemanticDiff.Compare(before, shop.OnlyChange().Desired!));
    }

    [Fact]
    public void Plan_ChangedBeforeAndPutBackByHand_IsKeptFromThenOn()
    {
        var shop = Restarted();
        var before = shop.Policy("aseg-orders");
        shop.Store(before with { Spec = before.Spec with { Ingress = [new V1NetworkPolicyIngressRule()] } });
        shop.Restart();
        shop.Remember();
        shop.Store(before);
        shop.Remember();

        shop.Remove(shop.Policy("aseg-orders"));

        Assert.Equal(ChangeReason.DriftDeleted, shop.OnlyChange().Reason);
    }

    [Fact]
    public void Plan_PolicyIsSomebodyElses_IsNotTouched()
    {
        var shop = Restarted();
        var policy = shop.Policy("aseg-orders");
        var other = policy.Metadata.OwnerReferences.Single() with { Uid = "uid-other" };
        var labels = new Dictionary<string, string>(policy.Metadata.Labels) { [PolicyMetadata.OwnerUidLabel] = "uid-other" };
        shop.Store(policy with { Metadata = policy.Metadata with { Labels = labels, OwnerReferences = [other] } });
        shop.Put(Yaml.Segment("podSelector: {}", "other"));
        shop.Restart();
        shop.Now = July;

        Assert.DoesNotContain(shop.Plan().Changes.All, change => change.Name == "aseg-orders" && change.Kind != ChangeKind.Delete);
    }

    [Fact]
    public void Plan_BaselineThatSaysNothingOfTheNamespaceAnyMore_IsKeptToItsPolicyToo()
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Baseline("namespaceSelector: {}\nallowFrom: [{entity: Namespace}, {entity: Anyone, expiresAt: '2026-07-01T00:00:00Z'}]", "base"));
        shop.Reconcile();
        shop.Put(Yaml.Baseline("namespaceSelector: {matchExpressions: [{key: team, operator: In, values: []}]}", "base"));
        shop.Restart();
        shop.Reconcile();
        var before = shop.Policy("nsb-base");
        Assert.Equal(July, shop.Plan().NextExpiry);

        shop.Remove(before);
        Assert.Empty(SemanticDiff.Compare(before, shop.OnlyChange().Desired!));
        shop.Now = July;
        shop.Reconcile();
        Assert.Single(shop.Policy("nsb-base").Spec.Ingress);
    }

    private static PlannedNamespace Restarted()
    {
        var shop = new PlannedNamespace("{apiVersion: v1, kind: Node, metadata: {name: n}, status: {addresses: [{type: InternalIP, address: 192.0.2.1}]}}");
        shop.Put(Yaml.Segment(Spec));
        shop.Reconcile();
        shop.Put(Yaml.Segment(Invalid));
        shop.Restart();
        return shop;
    }

    private static V1NetworkPolicy Annotated(V1NetworkPolicy policy, string key, Func<string?, string?> with)
    {
        var annotations = new Dictionary<string, string>(policy.Metadata.Annotations);
        if (with(annotations.GetValueOrDefault(key)) is { } value)
        {
            annotations[key] = value;
        }
        else
        {
            annotations.Remove(key);
        }

        return policy with { Metadata = policy.Metadata with { Annotations = annotations } };
    }

    // What somebody makes of a policy who computes its hash as the operator does.
    internal static V1NetworkPolicy Forged(V1NetworkPolicy policy, string spec)
    {
        var made = new PlannedNamespace();
        made.Put(Yaml.Segment(spec));
        made.Reconcile();
        var forged = made.Policy("aseg-orders");
        Assert.Equal(policy.Metadata.Labels, forged.Metadata.Labels);
        return forged with { Metadata = policy.Metadata with { Annotations = forged.Metadata.Annotations } };
    }

    private static IEnumerable<string> Sources(PlannedNamespace shop) => shop.Policy("aseg-orders").Spec.Ingress
        .Select(rule => rule.FromProperty?.Single() is not { } peer ? "anyone" : peer.IpBlock?.Cidr ?? "app=" + peer.PodSelector.MatchLabels["app"])
        .Order(StringComparer.Ordinal);
}
