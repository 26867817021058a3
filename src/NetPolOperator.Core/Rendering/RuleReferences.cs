using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Core.Rendering;

/// <summary>What the rendering of a spec depends on besides the spec: when one of these changes, it has to be rendered again.</summary>
/// <param name="Segments">AppSegments by key.</param>
/// <param name="Services">Services, and their endpoints, by key.</param>
/// <param name="Namespaces">Namespaces named by rules, whose name label is checked.</param>
/// <param name="ApiServer">Service and endpoints default/kubernetes.</param>
/// <param name="Nodes">The Nodes: their internal addresses, or their pod ranges.</param>
/// <param name="Dns">The DNS Services of <see cref="DnsSettings"/> and the node-local-dns pods of their namespaces.</param>
public sealed record RuleReferences(
    IReadOnlyList<ObjectKey> Segments, IReadOnlyList<ObjectKey> Services, IReadOnlyList<string> Namespaces, bool ApiServer, bool Nodes, bool Dns)
{
    /// <summary>What a segment depends on.</summary>
    public static RuleReferences Of(AppSegment segment) => throw new NotImplementedException();

    /// <summary>What a baseline depends on in one namespace: a peer without namespace means that one.</summary>
    public static RuleReferences Of(NamespaceBaseline baseline, string ns) => throw new NotImplementedException();
}
