using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Live;

namespace NetPolOperator.Core.Tests.Evaluation.Live;

public sealed class IsolationCheckTests
{
    private const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web-0, namespace: shop, labels: {app: web, tier: front}}
        spec: {containers: [{name: main, ports: [{name: http, containerPort: 8080}]}]}
        ---

        """;

    private const string Segment = """
        apiVersion: netpol.io/v1alpha1
        kind: AppSegment
        metadata: {name: web, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: web}}
          isolate: [Ingress]
          ports: [{name: http, port: 8080}]
          allowFrom:
          - pods: {podSelector: {matchLabels: {app: bff}}}
          - cidr: {block: 203.0.113.0/24}

        """;

    [Theory]
    [InlineData("{podSelector: {}, ingress: [{}]}", "Ingress spec.ingress[0]")] // a tenant's allow-all beside ours
    [InlineData("{podSelector: {}, policyTypes: [Ingress]}", "")] // a deny opens nothing
    [InlineData("{podSelector: {matchLabels: {app: db}}, ingress: [{}]}", "")] // other pods
    [InlineData("{podSelector: {}, policyTypes: [Egress], egress: [{}]}", "")] // a direction that we do not isolate
    [InlineData("{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: bff}}}], ports: [{port: 8080}]}]}", "")] // what we allow too
    [InlineData("{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: bff, v: \"2\"}}}], ports: [{port: http}]}]}", "")] // a part of it, by name
    [InlineData("{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: bff}}}]}]}", "Ingress spec.ingress[0]")] // more ports
    [InlineData("{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: bff}}}], ports: [{port: 8080}]}, {from: [{podSelector: {}}], ports: [{port: 8080}]}]}", "Ingress spec.ingress[1]")]
    [InlineData("{podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: bff}}}], ports: [{port: 8080}]}]}", "Ingress spec.ingress[0]")] // every namespace
    [InlineData("{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}, podSelector: {matchLabels: {app: bff}}}], ports: [{port: 8080}]}]}", "")]
    [InlineData("{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 203.0.113.64/26}}], ports: [{port: 8080}]}]}", "")]
    [InlineData("{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 203.0.0.0/16}}], ports: [{port: 8080}]}]}", "Ingress spec.ingress[0]")]
    [InlineData("{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24}}], ports: [{port: 9999}]}]}", "Ingress spec.ingress[0]")]
    public void WidenedBy_ForeignPolicy_OnlyWhereItOpensMore(string spec, string expected) => Assert.Equal(expected, Widened(Pod + Segment + Foreign(spec)));

    [Fact]
    public void WidenedBy_OurOtherPolicies_AreNotForeign()
    {
        var wide = "---\napiVersion: netpol.io/v1alpha1\nkind: AppSegment\nmetadata: {name: front, namespace: shop}\nspec: {podSelector: {matchLabels: {tier: front}}, isolate: [Ingress], allowFrom: [{entity: Anyone}]}\n";
        Assert.Equal("", Widened(Pod + Segment + wide));
        // What ours opens for these pods is open: a foreign policy adds nothing to it.
        Assert.Equal("", Widened(Pod + Segment + wide + Foreign("{podSelector: {}, ingress: [{}]}")));
    }

    [Fact]
    public void WidenedBy_LabelsOfOursOnAStrangersPolicy_DoNotHideIt()
    {
        var fake = "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: fake\n  namespace: shop\n  labels: {app.kubernetes.io/managed-by: netpol-operator, netpol.io/owner-uid: made-up}\n"
            + "  ownerReferences: [{apiVersion: netpol.io/v1alpha1, kind: AppSegment, name: web, uid: made-up, controller: true}]\nspec: {podSelector: {}, ingress: [{}]}\n";
        Assert.Equal("Ingress spec.ingress[0]", Widened(Pod + Segment + fake));
    }

    [Theory] // what a policy says of itself anybody may write: it is ours if it says what ours is to say
    [InlineData("aseg-web-2", "ingress: [{}]", "", "Ingress spec.ingress[0]")]
    [InlineData("aseg-web-2", "ingress: [{}]", "netpol.io/transition: 'true'", "Ingress spec.ingress[0]")]
    [InlineData("aseg-front", "ingress: [{}]", "", "Ingress spec.ingress[0]")]
    [InlineData("aseg-front", "ingress: [{from: [{podSelector: {}}]}]", "", "Ingress spec.ingress[0]")]
    [InlineData("aseg-front", "ingress: [{from: [{podSelector: {matchLabels: {app: bff}}}], ports: [{port: 8080}]}]", "", "")] // not as it is to be, but nothing more
    public void WidenedBy_PolicyThatClaimsAnOwner_IsOursOnlyAsItIsToBe(string name, string rules, string annotation, string expected)
    {
        const string Front = "---\napiVersion: netpol.io/v1alpha1\nkind: AppSegment\nmetadata: {name: front, namespace: shop, uid: uid-front}\nspec: {podSelector: {matchLabels: {tier: front}}, isolate: [Ingress]}\n";
        var claimed = $"---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: {name}\n  namespace: shop\n  annotations: {{{annotation}}}\n"
            + "  labels: {app.kubernetes.io/managed-by: netpol-operator, netpol.io/owner-uid: uid-front}\n"
            + $"  ownerReferences: [{{apiVersion: netpol.io/v1alpha1, kind: AppSegment, name: front, uid: uid-front, controller: true}}]\nspec: {{podSelector: {{}}, {rules}}}\n";
        Assert.Equal(expected, Widened(Pod + Segment + Front + claimed));
    }

    [Theory] // without pods: by whether the selectors could meet
    [InlineData("{podSelector: {matchLabels: {tier: front}}, ingress: [{}]}", "Ingress spec.ingress[0]")]
    [InlineData("{podSelector: {matchLabels: {app: db}}, ingress: [{}]}", "")]
    public void WidenedBy_NoPodsYet_GoesBySelectors(string spec, string expected) => Assert.Equal(expected, Widened(Segment + Foreign(spec)));

    private static string Foreign(string spec) => $"---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: foreign, namespace: shop}}\nspec: {spec}\n";

    private static string Widened(string yaml)
    {
        var cluster = LiveCluster.From(yaml);
        var context = cluster.Context;
        var desired = new DesiredPolicies(context, "shop", cluster.Rendered.Where(rendered => rendered is { IsValid: true, Mode: Modes.Enforce }));
        return string.Join(' ', IsolationCheck.WidenedBy(context, cluster.Of("web"), desired).Select(found => $"{found.Direction} {found.Rule}"));
    }
}
