using k8s.Models;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Reads NetworkPolicies, and refuses every field that the API does not know.</summary>
internal static class PolicyDecoder
{
    public static V1NetworkPolicy Policy(FieldReader r)
    {
        var policy = new V1NetworkPolicy
        {
            ApiVersion = r.String("apiVersion"),
            Kind = "NetworkPolicy",
            Metadata = MetadataDecoder.Metadata(r, strict: true),
            Spec = r.Object("spec", Spec) ?? new V1NetworkPolicySpec { PodSelector = new V1LabelSelector() },
        };
        r.Ignore("kind", "status");
        r.NothingElse();
        return policy;
    }

    private static V1NetworkPolicySpec Spec(FieldReader r)
    {
        var spec = new V1NetworkPolicySpec
        {
            PodSelector = r.Object("podSelector", SelectorDecoder.Selector) ?? new V1LabelSelector(),
            Ingress = r.List("ingress", Ingress),
            Egress = r.List("egress", Egress),
            PolicyTypes = r.Strings("policyTypes"),
        };
        r.NothingElse();
        return spec;
    }

    private static V1NetworkPolicyIngressRule Ingress(FieldReader r)
    {
        var rule = new V1NetworkPolicyIngressRule { FromProperty = r.List("from", Peer), Ports = r.List("ports", Port) };
        r.NothingElse(key => key == "to" ? "an ingress rule has from; to belongs to egress" : MisplacedPeer(key, "from"));
        return rule;
    }

    private static V1NetworkPolicyEgressRule Egress(FieldReader r)
    {
        var rule = new V1NetworkPolicyEgressRule { To = r.List("to", Peer), Ports = r.List("ports", Port) };
        r.NothingElse(key => key == "from" ? "an egress rule has to; from belongs to ingress" : MisplacedPeer(key, "to"));
        return rule;
    }

    private static string? MisplacedPeer(string key, string list) =>
        key is "podSelector" or "namespaceSelector" or "ipBlock" ? $"a peer belongs into an item of {list}" : null;

    private static V1NetworkPolicyPeer Peer(FieldReader r)
    {
        var peer = new V1NetworkPolicyPeer
        {
            PodSelector = r.Object("podSelector", SelectorDecoder.Selector),
            NamespaceSelector = r.Object("namespaceSelector", SelectorDecoder.Selector),
            IpBlock = r.Object("ipBlock", Block),
        };
        r.NothingElse(key => key is "ports" or "port" ? "ports belong to the rule, beside from or to, and then hold for all of its peers" : null);
        return peer;
    }

    private static V1IPBlock Block(FieldReader r)
    {
        var block = new V1IPBlock { Cidr = r.Required("cidr"), Except = r.Strings("except") };
        r.NothingElse();
        return block;
    }

    private static V1NetworkPolicyPort Port(FieldReader r)
    {
        var port = new V1NetworkPolicyPort { Port = r.IntOrString("port"), EndPort = r.Integer("endPort"), Protocol = r.String("protocol") };
        r.NothingElse();
        return port;
    }
}
