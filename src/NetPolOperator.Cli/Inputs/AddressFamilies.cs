using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Matrix;

namespace NetPolOperator.Cli.Inputs;

/// <summary>
/// The address families in use: those of pods' addresses and of policies' blocks, IPv4 where neither says. Addresses of a family
/// that nobody in a cluster has would only double the list.
/// </summary>
internal readonly record struct AddressFamilies(bool V4, bool V6)
{
    public static AddressFamilies Of(PolicyEvaluator evaluator)
    {
        var (v4, v6) = (false, false);
        void See(bool isV6) => (v4, v6) = (v4 || !isV6, v6 || isV6);
        foreach (var address in evaluator.Endpoints.SelectMany(e => e.Addresses)) See(address.IsV6);
        foreach (var range in evaluator.Policies.SelectMany(Ranges)) See(range.First.IsV6);
        return new(v4 || !v6, v6);
    }

    /// <summary>The families of either.</summary>
    public AddressFamilies And(AddressFamilies other) => new(V4 || other.V4, V6 || other.V6);

    public bool Shows(PeerConnection connection) => Shows(connection.Source) && Shows(connection.Destination);

    public bool Shows(IpRange range) => range.First.IsV6 ? V6 : V4;

    private bool Shows(string peer) => !peer.StartsWith("ip:", StringComparison.Ordinal) || (peer.IndexOf(':', 3) >= 0 ? V6 : V4);

    private static IEnumerable<IpRange> Ranges(CompiledPolicy policy) =>
        (policy.Ingress ?? []).Concat(policy.Egress ?? []).SelectMany(r => r.Peers ?? []).SelectMany(p => p.Addresses?.Ranges ?? []);
}
