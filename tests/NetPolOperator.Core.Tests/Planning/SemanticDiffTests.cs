using k8s.Models;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Planning;

public class SemanticDiffTests
{
    [Theory]
    [InlineData("podSelector: {}\npolicyTypes: [Ingress]", "podSelector: {matchLabels: {}}\npolicyTypes: [Ingress]\ningress: []")]
    [InlineData("podSelector: {}\npolicyTypes: [Ingress]", "podSelector: {}")]
    [InlineData("podSelector: {}\npolicyTypes: [Ingress, Egress]", "podSelector: {}\npolicyTypes: [Egress, Ingress]")]
    [InlineData("podSelector: {matchLabels: {a: b}}", "podSelector: {matchExpressions: [{key: a, operator: In, values: [b]}]}")]
    [InlineData("podSelector: {}\ningress: [{ports: [{port: 80}]}]", "podSelector: {}\ningress: [{from: [], ports: [{port: 80, protocol: TCP}]}]")]
    [InlineData("podSelector: {}\ningress: [{ports: [{port: 80}]}, {ports: [{port: 90}]}]", "podSelector: {}\ningress: [{ports: [{port: 90}]}, {ports: [{port: 80}]}, {ports: [{port: 80}]}]")]
    [InlineData("podSelector: {}\ningress: [{ports: [{port: 80, endPort: 80}]}]", "podSelector: {}\ningress: [{ports: [{port: 80}]}]")]
    [InlineData("podSelector: {}\ningress: [{from: [{ipBlock: {cidr: '2001:db8::/32'}}]}]", "podSelector: {}\ningress: [{from: [{ipBlock: {cidr: '2001:DB8:0::/32'}}]}]")]
    [InlineData("podSelector: {}\ningress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.2.0.0/16]}}]}]", "podSelector: {}\ningress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.2.0.0/16, 10.1.0.0/16]}}]}]")]
    [InlineData("podSelector: {}\npolicyTypes: [Ingress]", "podSelector: {}\npolicyTypes: [Ingress]\negress: [{}]")]
    public void AreEqual_SameMeaning_IsTrue(string desired, string live)
    {
        Assert.True(SemanticDiff.AreEqual(Policy(desired), Policy(live)));
        Assert.Empty(SemanticDiff.Compare(Policy(desired), Policy(live)));
    }

    [Theory]
    [InlineData("podSelector: {}\ningress: []", "podSelector: {}\ningress: [{}]", "spec.ingress")]
    [InlineData("podSelector: {matchLabels: {a: b}}", "podSelector: {}", "spec.podSelector")]
    [InlineData("podSelector: {matchLabels: {a: ''}}", "podSelector: {matchExpressions: [{key: a, operator: Exists}]}", "spec.podSelector")]
    [InlineData("podSelector: {}\npolicyTypes: [Ingress]", "podSelector: {}\negress: [{}]", "spec.policyTypes")]
    [InlineData("podSelector: {}\npolicyTypes: [Ingress, Egress]", "podSelector: {}\npolicyTypes: [Ingress]", "spec.policyTypes")]
    [InlineData("podSelector: {}\ningress: [{from: [{podSelector: {}}]}]", "podSelector: {}\ningress: [{from: [{namespaceSelector: {}, podSelector: {}}]}]", "spec.ingress")]
    [InlineData("podSelector: {}\ningress: [{from: [{namespaceSelector: {}}]}]", "podSelector: {}\ningress: [{from: [{namespaceSelector: {}, podSelector: {}}]}]", "spec.ingress")]
    [InlineData("podSelector: {}\ningress: [{ports: [{port: 80}]}]", "podSelector: {}\ningress: [{ports: [{port: 80, endPort: 90}]}]", "spec.ingress")]
    [InlineData("podSelector: {}\ningress: [{ports: [{port: 80}]}]", "podSelector: {}\ningress: [{ports: [{port: 80, protocol: UDP}]}]", "spec.ingress")]
    [InlineData("podSelector: {}\ningress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]}]", "podSelector: {}\ningress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]", "spec.ingress")]
    public void Compare_OtherMeaning_NamesTheField(string desired, string live, string path)
    {
        Assert.False(SemanticDiff.AreEqual(Policy(desired), Policy(live)));
        Assert.Contains(SemanticDiff.Compare(Policy(desired), Policy(live)), d => d.Path == path);
    }

    [Fact]
    public void Compare_ForeignMetadata_DoesNotCount()
    {
        var desired = Policy("podSelector: {}");
        var live = desired with { Metadata = desired.Metadata with { Labels = new Dictionary<string, string> { ["theirs"] = "x" }, Finalizers = ["theirs"] } };
        Assert.Empty(SemanticDiff.Compare(desired, live));
    }

    [Fact]
    public void Compare_OurMetadataChanged_NamesIt()
    {
        var desired = Policy("podSelector: {}");
        desired.Metadata.Labels = new Dictionary<string, string> { ["netpol.io/owner-uid"] = "u" };
        desired.Metadata.OwnerReferences = [new V1OwnerReference { ApiVersion = "netpol.io/v1alpha1", Kind = "AppSegment", Name = "a", Uid = "u", Controller = true }];
        var live = Policy("podSelector: {}");
        Assert.Equal(["metadata.labels[netpol.io/owner-uid]", "metadata.ownerReferences"], SemanticDiff.Compare(desired, live).Select(d => d.Path));
    }

    private static V1NetworkPolicy Policy(string spec) => Yaml.One<V1NetworkPolicy>(
        $"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: p, namespace: shop}}\nspec:\n  {spec.Replace("\n", "\n  ", StringComparison.Ordinal)}");
}
