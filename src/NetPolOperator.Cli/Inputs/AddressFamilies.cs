using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Matrix;

namespace NetPolOperator.Cli.Inputs;

/// <summary>
/// The address families in use: those of pods' addresses and of policies' blocks, and IPv4 unless the pods' addresses are all IPv6. Addresses
/// of a family that nobody in a cluster has would only double the list.
/// </summary>
internal readonly record struct AddressFamilies(bool V4, bool V6)
{
    public static AddressFamilies Of(PolicyEvaluator evaluator)
    {
        var pods = evaluator.Endpoints.SelectMany(end => end.Addresses).Select(address => address.IsV6).ToHashSet();
        var blocks = evaluator.Policies.SelectMany(Blocks).Select(range => range.First.IsV6).ToHashSet();
        // Blocks say what somebody thought of, not what the cluster lacks: an IPv6 block alone does not make IPv4 go away.
        return new(pods.Contains(false) || blocks.Contains(false) || !pods.Contains(true), pods.Contains(true) || blocks.Contains(true));
    }

    /// <summary>The families of either.</summary>
    public AddressFamilies And(AddressFamilies other) => new(V4 || other.V4, V6 || other.V6);

    public bool Shows(PeerConnection connection) => Shows(connection.Source) && Shows(connection.Destination);

    public bool Shows(IpRange range) => range.First.IsV6 ? V6 : V4;

    private bool Shows(string peer) => !peer.StartsWith("ip:", StringComparison.Ordinal) || (peer.IndexOf(':', 3) >= 0 ? V6 : V4);

    // As written: a block whose exceptions leave nothing of it is of its family all the same.
    private static IEnumerable<IpRange> Blocks(CompiledPolicy policy)
    {
        var spec = policy.Source.Spec;
        var peers = (spec?.Ingress ?? []).SelectMany(rule => rule?.FromProperty ?? []).Concat((spec?.Egress ?? []).SelectMany(rule => rule?.To ?? []));
        foreach (var peer in peers)
            if (IpRange.TryParseCidr(peer?.IpBlock?.Cidr, out var range))
                yield return range;
    }
}
