using k8s.Models;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Planning;

/// <summary>The policy of a baseline that has become invalid in such a way that it cannot be told any more where it applies, or applies elsewhere.</summary>
public class InvalidBaselineTests
{
    private const string NoScope = "namespaceSelector: {matchExpressions: [{key: team, operator: In, values: []}]}";
    private const string Elsewhere = "namespaceSelector: {matchLabels: {team: y}}\nisolate: [Sideways]";

    private static readonly DateTimeOffset July = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Specs => [NoScope, Elsewhere, "isolate: [Ingress]", NoScope + "\nmode: Audit"];

    [Theory]
    [MemberData(nameof(Specs))]
    public void Plan_PolicyNobodyTouched_StaysAsItIs(string spec)
    {
        var shop = Invalid(spec);

        Assert.Empty(shop.Plan().Changes.All);
        Assert.Empty(shop.Plan().Rendered);
        Assert.Equal(July, shop.Plan().NextExpiry);
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Plan_PolicyDeleted_IsMadeAnew(string spec)
    {
        var shop = Invalid(spec);
        var before = shop.Policy("nsb-teamx");
        shop.Remove(before);

        var change = shop.OnlyChange();

        Assert.Equal((ChangeKind.Create, ChangeReason.DriftDeleted), (change.Kind, change.Reason));
        Assert.Empty(SemanticDiff.Compare(before, change.Desired!));
        shop.Reconcile();
        Assert.Empty(shop.Plan().Changes.All);
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Plan_PolicyOpenedBySomebody_IsPutRight(string spec)
    {
        var shop = Invalid(spec);
        var before = shop.Policy("nsb-teamx");
        shop.Store(before with { Spec = before.Spec with { Ingress = [new V1NetworkPolicyIngressRule()] } });
        shop.Remember();

        var change = shop.OnlyChange();

        Assert.Equal((ChangeKind.Update, ChangeReason.DriftModified), (change.Kind, change.Reason));
        Assert.Empty(SemanticDiff.Compare(before, change.Desired!));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Plan_RuleOfTheLastValidSpecExpires_IsTakenOutAtThatTime(string spec)
    {
        var shop = Invalid(spec);
        Assert.Equal(2, shop.Policy("nsb-teamx").Spec.Ingress.Count);
        shop.Now = July;

        Assert.Equal(ChangeReason.SpecChanged, shop.OnlyChange().Reason);
        shop.Reconcile();
        Assert.Single(shop.Policy("nsb-teamx").Spec.Ingress);
        Assert.Null(shop.Plan().NextExpiry);
    }

    [Fact]
    public void Plan_OneMistakeAfterAnother_IsKeptToTheLastValidSpec()
    {
        var shop = Invalid(NoScope);
        foreach (var spec in new[] { "namespaceSelector: {}\nisolate: [Sideways]", Elsewhere, NoScope })
        {
            shop.Put(Yaml.Baseline(spec, "teamx"));
            shop.Reconcile();
        }

        shop.Remove(shop.Policy("nsb-teamx"));
        Assert.Equal(ChangeReason.DriftDeleted, shop.OnlyChange().Reason);
    }

    [Fact]
    public void Plan_PolicyThatWasNotThere_IsNotMade()
    {
        var shop = TeamX();
        shop.Put(Yaml.Baseline("namespaceSelector: {matchLabels: {team: y}}", "teamx"));
        shop.Reconcile();
        shop.Put(Yaml.Baseline(NoScope, "teamx"));
        Assert.Empty(shop.Plan().Changes.All);

        // Nor one that a valid spec has asked for, and that was never written.
        shop.Put(Yaml.Baseline("namespaceSelector: {}", "teamx"));
        shop.Remember();
        shop.Put(Yaml.Baseline(NoScope, "teamx"));
        Assert.Empty(shop.Plan().Changes.All);
    }

    [Fact]
    public void Plan_PutRightToApplyElsewhere_IsDeletedAndForgotten()
    {
        var shop = Invalid(NoScope);
        shop.Put(Yaml.Baseline("namespaceSelector: {matchLabels: {team: y}}", "teamx"));
        Assert.Equal((ChangeKind.Delete, ChangeReason.NoLongerMatched), (shop.OnlyChange().Kind, shop.OnlyChange().Reason));
        shop.Reconcile();

        shop.Put(Yaml.Baseline(NoScope, "teamx"));
        Assert.Empty(shop.Plan().Changes.All);
        Assert.Null(shop.Plan().NextExpiry);
    }

    [Fact]
    public void Plan_BaselineDeletedOrOnItsWayOut_IsNotKept()
    {
        var shop = Invalid(NoScope);
        var policy = shop.Policy("nsb-teamx");
        var baseline = Yaml.Baseline(NoScope, "teamx");
        shop.Remove(policy);

        shop.Remove(baseline);
        Assert.Empty(shop.Plan().Changes.All);

        baseline.Metadata.DeletionTimestamp = shop.Now.UtcDateTime;
        shop.Put(baseline);
        Assert.Empty(shop.Plan().Changes.All);
        shop.Put(policy);
        Assert.Empty(shop.Plan().Changes.All);
    }

    [Fact]
    public void Plan_AnotherBaselineOfThatName_IsNotKeptToWhatTheFirstSaid()
    {
        var shop = Invalid(NoScope);
        shop.Remove(shop.Policy("nsb-teamx"));
        var second = Yaml.Baseline(NoScope, "teamx");
        second.Metadata.Uid = "uid-second";
        shop.Put(second);

        Assert.Empty(shop.Plan().Changes.All);
    }

    [Fact]
    public void Plan_NamespaceIsTerminatingOrTheOperatorsOwn_IsLeftAlone()
    {
        var shop = Invalid(NoScope);
        shop.Remove(shop.Policy("nsb-teamx"));

        shop.Settings = RenderSettings.Default with { OperatorNamespace = PlannedNamespace.Name };
        Assert.Empty(shop.Plan().Changes.All);

        shop.Settings = RenderSettings.Default;
        Assert.Single(shop.Plan().Changes.All);
        shop.Put(Namespace("status: {phase: Terminating}"));
        Assert.Empty(shop.Plan().Changes.All);
    }

    private static PlannedNamespace Invalid(string spec)
    {
        var shop = TeamX();
        shop.Reconcile();
        shop.Put(Yaml.Baseline(spec, "teamx"));
        shop.Reconcile();
        return shop;
    }

    private static PlannedNamespace TeamX()
    {
        var shop = new PlannedNamespace();
        shop.Put(Namespace("status: {phase: Active}"));
        shop.Put(Yaml.Baseline("""
            namespaceSelector: {matchLabels: {team: x}}
            isolate: [Ingress]
            allowFrom:
            - {entity: Namespace}
            - {entity: Anyone, ports: [{port: 443}], expiresAt: '2026-07-01T00:00:00Z'}
            """, "teamx"));
        return shop;
    }

    private static V1Namespace Namespace(string more) => Yaml.One<V1Namespace>(
        $"{{apiVersion: v1, kind: Namespace, metadata: {{name: {PlannedNamespace.Name}, uid: uid-shop, labels: {{team: x}}}}, {more}}}");
}
