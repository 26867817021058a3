using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Core.Rendering;

/// <summary>What the rendering of a spec depends on besides the spec: when one of these changes, it has to be rendered again.</summary>
/// <param name="Segments">AppSegments by key.</param>
/// <param name="Services">Services, and their endpoints, by key.</param>
/// <param name="Namespaces">Namespaces of others named by rules, whose name label is checked.</param>
/// <param name="ApiServer">Service and endpoints default/kubernetes.</param>
/// <param name="Nodes">The Nodes: their internal addresses, or their pod ranges.</param>
/// <param name="Dns">The DNS Services of <see cref="DnsSettings"/> and the node-local-dns pods of their namespaces.</param>
public sealed record RuleReferences(
    IReadOnlyList<ObjectKey> Segments, IReadOnlyList<ObjectKey> Services, IReadOnlyList<string> Namespaces, bool ApiServer, bool Nodes, bool Dns)
{
    private const string ServiceKind = "Service";

    /// <summary>What a segment depends on.</summary>
    public static RuleReferences Of(AppSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return Of(segment.Spec, segment.Spec?.AllowFrom, segment.Spec?.AllowTo, OwnerIdentity.Of(segment).Namespace);
    }

    /// <summary>What a baseline depends on in one namespace: a peer without namespace means that one.</summary>
    public static RuleReferences Of(NamespaceBaseline baseline, string ns)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return Of(baseline.Spec, baseline.Spec?.AllowFrom, baseline.Spec?.AllowTo, ns);
    }

    private static RuleReferences Of(PolicyOwnerSpec? spec, IList<IngressRule>? from, IList<EgressRule>? to, string own)
    {
        var rules = (from ?? []).Concat<Rule>(to ?? []).Where(r => r is not null).ToList();
        var segments = rules.Where(r => r.Segment?.Name is not null)
            .Select(r => new ObjectKey(AppSegment.KindName, r.Segment!.Namespace ?? own, r.Segment.Name!)).Distinct().ToList();
        var services = rules.OfType<EgressRule>().Where(r => r.Service?.Name is not null)
            .Select(r => new ObjectKey(ServiceKind, r.Service!.Namespace ?? own, r.Service.Name!)).Distinct().ToList();
        var namespaces = segments.Concat(services).Select(k => k.Namespace)
            .Concat(rules.Select(r => r.Pods?.Namespace).OfType<string>())
            .Where(n => n != own).Distinct().ToList();
        return new RuleReferences(
            segments,
            services,
            namespaces,
            ApiServer: rules.Exists(r => r.Entity == Entities.KubeApiServer),
            Nodes: rules.Exists(r => r.Entity is Entities.Nodes or Entities.Internet),
            Dns: spec is not null && spec.Dns != DnsModes.None && Isolation.Of(spec).Egress);
    }
}
