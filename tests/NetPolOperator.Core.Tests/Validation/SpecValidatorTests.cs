using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Tests.Builders;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Tests.Validation;

public class SpecValidatorTests
{
    [Theory]
    [InlineData("podSelector: {}")]
    [InlineData("podSelector: {matchLabels: {app: orders, empty: \"\"}}\nisolate: [Egress]\nmode: Audit\ndns: None")]
    [InlineData("podSelector: {}\nports: [{name: http, port: 8080}, {port: 9000, endPort: 9000, protocol: SCTP}, {name: ops, port: admin}]")]
    [InlineData("podSelector: {}\nallowFrom: []\nallowTo: [{service: {name: redis}, ports: [{port: a-port-name-of-a-service}]}]")]
    [InlineData("podSelector: {}\nallowTo: [{entity: Anyone, expiresAt: \"2026-12-31T00:00:00.123456789Z\"}, {entity: Cluster, expiresAt: \"2026-12-31t00:00:00z\"}]")]
    [InlineData("podSelector: {}\nallowTo: [{cidr: {block: 0.0.0.0/0, except: [10.0.0.0/8]}, expiresAt: \"2026-12-31T00:00:00+02:00\"}, {cidr: {block: '2001:DB8::/32'}}]")]
    [InlineData("podSelector: {}\nallowFrom: [{pods: {}}, {pods: {namespaceSelector: {}, podSelector: {}}}, {segment: {name: a.b}, ports: []}]")]
    public void Validate_LegalSegment_FindsNothing(string spec) => Assert.Empty(SpecValidator.Validate(Yaml.Segment(spec)));

    [Theory]
    [InlineData("mode: Enforce", "spec.podSelector", "required")]
    [InlineData("podSelector: {}\nmode: enforce", "spec.mode", "'enforce' is unknown: use Enforce, Audit")]
    [InlineData("podSelector: {}\nisolate: []", "spec.isolate", "is empty")]
    [InlineData("podSelector: {}\nisolate: [Ingres]", "spec.isolate[0]", "'Ingres'")]
    [InlineData("podSelector: {}\nisolate: [Egress, Egress]", "spec.isolate[1]", "twice")]
    [InlineData("podSelector: {}\ndns: Off2", "spec.dns", "use Auto, None")]
    [InlineData("podSelector: {matchLabels: {'a b': c}}", "spec.podSelector.matchLabels[a b]", "label key")]
    [InlineData("podSelector: {matchLabels: {a: 'c/d'}}", "spec.podSelector.matchLabels[a]", "'c/d'")]
    [InlineData("podSelector: {matchExpressions: [{key: a, operator: NotIn, values: []}]}", "spec.podSelector.matchExpressions[0].values", "at least one")]
    [InlineData("podSelector: {matchExpressions: [{key: a, operator: Exists, values: [b]}]}", "spec.podSelector.matchExpressions[0].values", "takes none")]
    [InlineData("podSelector: {matchExpressions: [{key: a, operator: Gt, values: ['1']}]}", "spec.podSelector.matchExpressions[0].operator", "'Gt'")]
    [InlineData("podSelector: {}\nports: [{name: http}]", "spec.ports[0].port", "required")]
    [InlineData("podSelector: {}\nports: [{port: 0}]", "spec.ports[0].port", "1 to 65535")]
    [InlineData("podSelector: {}\nports: [{port: 65536}]", "spec.ports[0].port", "65536")]
    [InlineData("podSelector: {}\nports: [{port: 80, name: a}, {port: 81, name: a}]", "spec.ports[1].name", "unique")]
    [InlineData("podSelector: {}\nports: [{port: 80, name: '8080'}]", "spec.ports[0].name", "at least one letter")]
    [InlineData("podSelector: {}\nports: [{port: 80, name: a-name-that-is-too-long}]", "spec.ports[0].name", "15")]
    [InlineData("podSelector: {}\nports: [{port: Http}]", "spec.ports[0].port", "lower-case")]
    [InlineData("podSelector: {}\nports: [{port: 80, endPort: 79}]", "spec.ports[0].endPort", "before port 80")]
    [InlineData("podSelector: {}\nports: [{port: 80, endPort: 70000}]", "spec.ports[0].endPort", "70000")]
    [InlineData("podSelector: {}\nports: [{port: http, endPort: 90}]", "spec.ports[0].endPort", "needs a number")]
    [InlineData("podSelector: {}\nports: [{port: 80, protocol: tcp}]", "spec.ports[0].protocol", "use TCP, UDP, SCTP")]
    [InlineData("podSelector: {}\nallowFrom: [{ports: [{port: 80}]}]", "spec.allowFrom[0]", "exactly one of segment, pods, cidr, entity")]
    [InlineData("podSelector: {}\nallowTo: [{entity: Cluster, cidr: {block: 10.0.0.0/8}}]", "spec.allowTo[0]", "2 peers (cidr, entity)")]
    [InlineData("podSelector: {}\nallowTo: [{entity: Everyone}]", "spec.allowTo[0].entity", "'Everyone' is unknown")]
    [InlineData("podSelector: {}\nallowTo: [{entity: api.example.com}]", "spec.allowTo[0].entity", "FQDN")]
    [InlineData("podSelector: {}\nallowTo: [{segment: {}}]", "spec.allowTo[0].segment.name", "required")]
    [InlineData("podSelector: {}\nallowTo: [{segment: {name: a_b}}]", "spec.allowTo[0].segment.name", "'a_b'")]
    [InlineData("podSelector: {}\nallowTo: [{segment: {name: a, namespace: A}}]", "spec.allowTo[0].segment.namespace", "'A'")]
    [InlineData("podSelector: {}\nallowTo: [{service: {name: redis.data.svc.cluster.local}}]", "spec.allowTo[0].service.name", "DNS name")]
    [InlineData("podSelector: {}\nallowTo: [{pods: {namespace: a, namespaceSelector: {}}}]", "spec.allowTo[0].pods", "one of them")]
    [InlineData("podSelector: {}\nallowTo: [{pods: {podSelector: {matchLabels: {'-': b}}}}]", "spec.allowTo[0].pods.podSelector.matchLabels[-]", "label key")]
    [InlineData("podSelector: {}\nallowTo: [{cidr: {}}]", "spec.allowTo[0].cidr.block", "required")]
    [InlineData("podSelector: {}\nallowTo: [{cidr: {block: 172.17.0.1/24}}]", "spec.allowTo[0].cidr.block", "write 172.17.0.0/24")]
    [InlineData("podSelector: {}\nallowTo: [{cidr: {block: '2001:db8::1/64'}}]", "spec.allowTo[0].cidr.block", "write 2001:db8::/64")]
    [InlineData("podSelector: {}\nallowTo: [{cidr: {block: 203.0.113.7}}]", "spec.allowTo[0].cidr.block", "write 203.0.113.7/32")]
    [InlineData("podSelector: {}\nallowTo: [{cidr: {block: 010.0.0.0/8}}]", "spec.allowTo[0].cidr.block", "not a CIDR")]
    [InlineData("podSelector: {}\nallowTo: [{cidr: {block: 10.0.0.0/33}}]", "spec.allowTo[0].cidr.block", "not a CIDR")]
    [InlineData("podSelector: {}\nallowTo: [{cidr: {block: '::ffff:10.0.0.0/104'}}]", "spec.allowTo[0].cidr.block", "IPv4-mapped")]
    [InlineData("podSelector: {}\nallowTo: [{cidr: {block: '*.example.com'}}]", "spec.allowTo[0].cidr.block", "FQDN")]
    [InlineData("podSelector: {}\nallowTo: [{cidr: {block: 10.0.0.0/8, except: [11.0.0.0/16]}}]", "spec.allowTo[0].cidr.except[0]", "not inside the block 10.0.0.0/8")]
    [InlineData("podSelector: {}\nallowTo: [{cidr: {block: 10.0.0.0/8, except: [10.0.0.0/8]}}]", "spec.allowTo[0].cidr.except[0]", "whole block")]
    [InlineData("podSelector: {}\nallowTo: [{cidr: {block: 10.0.0.0/8, except: ['fd00::/8']}}]", "spec.allowTo[0].cidr.except[0]", "not inside")]
    [InlineData("podSelector: {}\nallowTo: [{cidr: {block: '2001:db8::/32', except: ['2001:db8:1::/48', '2001:DB8:1:0::/48']}}]", "spec.allowTo[0].cidr.except[1]", "already")]
    [InlineData("podSelector: {}\nallowTo: [{entity: Anyone, expiresAt: tomorrow}]", "spec.allowTo[0].expiresAt", "RFC 3339")]
    [InlineData("podSelector: {}\nallowTo: [{entity: Anyone, expiresAt: \"2026-12-31T00:00:00\"}]", "spec.allowTo[0].expiresAt", "zone")]
    [InlineData("podSelector: {}\nallowTo: [{entity: Anyone, ports: [{endPort: 90}]}]", "spec.allowTo[0].ports[0].endPort", "set port")]
    [InlineData("podSelector: {}\nallowTo: [{entity: Anyone, ports: [{port: Bad_Name}]}]", "spec.allowTo[0].ports[0].port", "port name")]
    public void Validate_IllegalSegment_NamesFieldValueAndFix(string spec, string path, string message)
    {
        var violation = Assert.Single(SpecValidator.Validate(Yaml.Segment(spec)));
        Assert.Equal(path, violation.Path);
        Assert.Contains(message, violation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mode: Enforce", "spec.namespaceSelector", "required")]
    [InlineData("namespaceSelector: {matchExpressions: [{key: a, operator: In}]}", "spec.namespaceSelector.matchExpressions[0].values", "at least one")]
    [InlineData("namespaceSelector: {}\nexcludeNamespaces: [kube-*, Team]", "spec.excludeNamespaces[1]", "'Team'")]
    [InlineData("namespaceSelector: {}\nexcludeNamespaces: ['']", "spec.excludeNamespaces[0]", "glob")]
    [InlineData("namespaceSelector: {}\nallowFrom: [{segment: {name: web}}]", "spec.allowFrom[0].segment.namespace", "required in a NamespaceBaseline")]
    public void Validate_IllegalBaseline_NamesFieldValueAndFix(string spec, string path, string message)
    {
        var violation = Assert.Single(SpecValidator.Validate(Yaml.Baseline(spec)));
        Assert.Equal(path, violation.Path);
        Assert.Contains(message, violation.Message, StringComparison.Ordinal);
    }

    [Theory] // as the schema counts: code points
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void Validate_Description_CountsCharactersAsTheSchemaDoes(int emojis, bool legal)
    {
        var text = string.Concat(Enumerable.Repeat("\U0001F512", emojis));

        var violations = SpecValidator.Validate(Yaml.Segment($"podSelector: {{}}\nallowTo: [{{entity: Anyone, description: '{text}'}}]"));

        Assert.Equal(legal ? [] : ["spec.allowTo[0].description"], violations.Select(violation => violation.Path));
    }

    [Fact]
    public void Validate_ManyMistakes_ReportsThemAllInOrder()
    {
        var segment = Yaml.Segment("mode: X\nisolate: []\nports: [{port: 0}]\nallowFrom: [{}]\nallowTo: [{entity: Y, expiresAt: Z}]");
        Assert.Equal(
            ["spec.mode", "spec.isolate", "spec.podSelector", "spec.ports[0].port", "spec.allowFrom[0]", "spec.allowTo[0].entity", "spec.allowTo[0].expiresAt"],
            SpecValidator.Validate(segment).Select(v => v.Path));
    }

    [Fact] // it is known all the same which block is meant
    public void Validate_HostBitsAndExceptOutside_ReportsBoth() => Assert.Equal(
        ["spec.allowTo[0].cidr.block", "spec.allowTo[0].cidr.except[0]", "spec.allowTo[0].cidr.except[1]", "spec.allowTo[0].cidr.except[2]", "spec.allowTo[0].cidr.except[2]"],
        SpecValidator.Validate(Yaml.Segment("podSelector: {}\nallowTo: [{cidr: {block: 10.0.0.1/8, except: [11.0.0.0/8, 10.1.0.1/16, 10.1.0.2/16]}}]")).Select(v => v.Path));

    [Fact]
    public void Validate_SixtyFiveRules_AreTooMany()
    {
        var segment = Yaml.Segment("podSelector: {}");
        segment.Spec.AllowFrom = Enumerable.Range(0, 65).Select(_ => new IngressRule { Entity = Entities.Cluster }).ToList();
        Assert.Contains("at most 64", Assert.Single(SpecValidator.Validate(segment)).Message, StringComparison.Ordinal);
        segment.Spec.AllowFrom.RemoveAt(0);
        Assert.Empty(SpecValidator.Validate(segment));
    }

    [Fact] // as the schema bounds them
    public void Validate_SixtyFiveTermsOfASelector_AreTooMany()
    {
        var segment = Yaml.Segment("podSelector: {}");
        string[] values = [.. Enumerable.Range(0, 65).Select(i => $"v{i}")];
        segment.Spec.PodSelector = new V1LabelSelector
        {
            MatchLabels = values.ToDictionary(value => value, value => value),
            MatchExpressions = [.. values.Select(value => new V1LabelSelectorRequirement { Key = value, OperatorProperty = "In", Values = value == "v7" ? values : ["x"] })],
        };
        Assert.Equal(
            ["spec.podSelector.matchLabels", "spec.podSelector.matchExpressions", "spec.podSelector.matchExpressions[7].values"],
            SpecValidator.Validate(segment).Select(v => v.Path));
    }

    [Fact]
    public void Validate_NullsInLists_AreViolationsNotCrashes()
    {
        var segment = Yaml.Segment("podSelector: {}");
        segment.Spec.Ports = [null!];
        segment.Spec.AllowFrom = [null!];
        segment.Spec.AllowTo = [new EgressRule { Cidr = new CidrPeer { Block = "10.0.0.0/8", Except = [null!] }, Ports = [null!] }];
        segment.Spec.PodSelector = new V1LabelSelector { MatchExpressions = [null!], MatchLabels = new Dictionary<string, string> { ["a"] = null! } };
        Assert.Equal(
            ["spec.podSelector.matchLabels[a]", "spec.podSelector.matchExpressions[0]", "spec.ports[0]", "spec.allowFrom[0]", "spec.allowTo[0].cidr.except[0]", "spec.allowTo[0].ports[0]"],
            SpecValidator.Validate(segment).Select(v => v.Path));
    }

    [Fact]
    public void Validate_NoSpec_IsAViolation() =>
        Assert.Equal("spec", Assert.Single(SpecValidator.Validate(new AppSegment { Metadata = new V1ObjectMeta { Name = "a" }, Spec = null! })).Path);
}
