using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Rendering;

/// <summary>The directions that a spec isolates.</summary>
/// <param name="Ingress">Connections to the pods.</param>
/// <param name="Egress">Connections from the pods.</param>
internal readonly record struct Isolation(bool Ingress, bool Egress)
{
    private static readonly string[] Both = [Directions.Ingress, Directions.Egress];
    private static readonly string[] IngressOnly = [Directions.Ingress];
    private static readonly string[] EgressOnly = [Directions.Egress];

    /// <summary>As policyTypes, which are always explicit.</summary>
    public string[] PolicyTypes => Ingress && Egress ? Both : Ingress ? IngressOnly : EgressOnly;

    /// <summary>Left out means both.</summary>
    public static Isolation Of(PolicyOwnerSpec spec) =>
        spec.Isolate is null ? new(true, true) : new(spec.Isolate.Contains(Directions.Ingress), spec.Isolate.Contains(Directions.Egress));

    public bool Includes(string direction) => direction == Directions.Ingress ? Ingress : Egress;
}
