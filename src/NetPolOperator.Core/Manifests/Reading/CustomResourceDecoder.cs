using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Reads AppSegments and NamespaceBaselines, and refuses every field that their schema does not know.</summary>
internal static class CustomResourceDecoder
{
    public static AppSegment Segment(FieldReader r)
    {
        var segment = new AppSegment { Metadata = MetadataDecoder.Metadata(r, strict: true), Spec = r.Object("spec", SegmentSpec) ?? new AppSegmentSpec() };
        if (r.Object("status", SegmentStatus) is { } status)
        {
            segment.Status = status;
        }

        r.Ignore("apiVersion", "kind");
        r.NothingElse();
        return segment;
    }

    public static NamespaceBaseline Baseline(FieldReader r)
    {
        var baseline = new NamespaceBaseline { Metadata = MetadataDecoder.Metadata(r, strict: true), Spec = r.Object("spec", BaselineSpec) ?? new NamespaceBaselineSpec() };
        r.Ignore("apiVersion", "kind", "status");
        r.NothingElse();
        return baseline;
    }

    private static AppSegmentSpec SegmentSpec(FieldReader r)
    {
        var spec = new AppSegmentSpec
        {
            Mode = r.String("mode"),
            Isolate = r.Strings("isolate"),
            Dns = r.String("dns"),
            PodSelector = r.Object("podSelector", SelectorDecoder.Selector),
            Ports = r.List("ports", SegmentPort),
            AllowFrom = r.List("allowFrom", IngressRule),
            AllowTo = r.List("allowTo", EgressRule),
        };
        r.NothingElse(SpecHint);
        return spec;
    }

    // The only part of a status that says what is rendered, while the spec is invalid.
    private static AppSegmentStatus SegmentStatus(FieldReader r) => new()
    {
        AsPeer = r.Object("asPeer", peer => new SegmentAsPeer
        {
            Generation = peer.Long("generation"),
            PodSelector = peer.Object("podSelector", SelectorDecoder.Selector),
            Ports = peer.List("ports", SegmentPort),
        }),
    };

    private static NamespaceBaselineSpec BaselineSpec(FieldReader r)
    {
        var spec = new NamespaceBaselineSpec
        {
            Mode = r.String("mode"),
            Isolate = r.Strings("isolate"),
            Dns = r.String("dns"),
            NamespaceSelector = r.Object("namespaceSelector", SelectorDecoder.Selector),
            ExcludeNamespaces = r.Strings("excludeNamespaces"),
            AllowFrom = r.List("allowFrom", IngressRule),
            AllowTo = r.List("allowTo", EgressRule),
        };
        r.NothingElse(SpecHint);
        return spec;
    }

    private static string? SpecHint(string key) => key switch
    {
        "ingress" => "did you mean allowFrom?",
        "egress" => "did you mean allowTo?",
        "policyTypes" => "did you mean isolate?",
        _ => null,
    };

    private static IngressRule IngressRule(FieldReader r)
    {
        var rule = Shared(r, new IngressRule());
        r.NothingElse(key => key == "service" ? "a Service can be called, not call: name its pods' segment instead" : RuleHint(key));
        return rule;
    }

    private static EgressRule EgressRule(FieldReader r)
    {
        var rule = Shared(r, new EgressRule { Service = r.Object("service", Service) });
        r.NothingElse(RuleHint);
        return rule;
    }

    private static string? RuleHint(string key) => key switch
    {
        "podSelector" or "namespaceSelector" => "raw selectors belong under pods",
        "ipBlock" => "did you mean cidr?",
        "fqdn" or "host" or "dnsName" => "NetworkPolicy knows no names of hosts, only addresses (cidr)",
        "port" => "did you mean ports?",
        _ => null,
    };

    private static T Shared<T>(FieldReader r, T rule)
        where T : Rule
    {
        rule.Segment = r.Object("segment", SegmentReference);
        rule.Pods = r.Object("pods", Pods);
        rule.Cidr = r.Object("cidr", Cidr);
        rule.Entity = r.String("entity");
        rule.Ports = r.List("ports", Port);
        rule.ExpiresAt = r.String("expiresAt");
        rule.Description = r.String("description");
        return rule;
    }

    private static SegmentPeer SegmentReference(FieldReader r) => Closed(r, new SegmentPeer { Name = r.String("name"), Namespace = r.String("namespace") });

    private static ServicePeer Service(FieldReader r) => Closed(r, new ServicePeer { Name = r.String("name"), Namespace = r.String("namespace") });

    private static CidrPeer Cidr(FieldReader r) => Closed(r, new CidrPeer { Block = r.String("block"), Except = r.Strings("except") });

    private static PodsPeer Pods(FieldReader r) => Closed(r, new PodsPeer
    {
        Namespace = r.String("namespace"),
        NamespaceSelector = r.Object("namespaceSelector", SelectorDecoder.Selector),
        PodSelector = r.Object("podSelector", SelectorDecoder.Selector),
    });

    private static SegmentPort SegmentPort(FieldReader r) => Closed(r, new SegmentPort
    {
        Name = r.String("name"), Port = r.IntOrString("port"), EndPort = r.Integer("endPort"), Protocol = r.String("protocol"),
    });

    private static RulePort Port(FieldReader r) => Closed(r, new RulePort { Port = r.IntOrString("port"), EndPort = r.Integer("endPort"), Protocol = r.String("protocol") });

    private static T Closed<T>(FieldReader r, T value)
    {
        r.NothingElse();
        return value;
    }
}
