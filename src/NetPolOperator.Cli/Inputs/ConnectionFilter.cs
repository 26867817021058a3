using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Matrix;

namespace NetPolOperator.Cli.Inputs;

/// <summary>Which connections somebody wants to see.</summary>
internal sealed class ConnectionFilter
{
    private readonly List<PeerPattern> _namespaces;
    private readonly PeerPattern? _from;
    private readonly PeerPattern? _to;
    private readonly PortArgument? _port;
    private readonly bool _noAddresses;

    private ConnectionFilter(List<PeerPattern> namespaces, PeerPattern? from, PeerPattern? to, PortArgument? port, bool noAddresses) =>
        (_namespaces, _from, _to, _port, _noAddresses) = (namespaces, from, to, port, noAddresses);

    public static ConnectionFilter Create(
        PolicyEvaluator evaluator, IReadOnlyList<string> namespaces, string? from, string? to, PortArgument? port, bool noAddresses) => new(
            [.. namespaces.Select(n => PeerPattern.OfNamespace(n, evaluator))],
            PeerPattern.Parse(from, "--from", evaluator), PeerPattern.Parse(to, "--to", evaluator), port, noAddresses);

    public bool Passes(PeerConnection connection) =>
        (_namespaces.Count == 0 || _namespaces.Any(n => n.Matches(connection.Source) || n.Matches(connection.Destination)))
        && _from?.Matches(connection.Source) != false
        && _to?.Matches(connection.Destination) != false
        && (_port is not { } port || connection.Connections.Contains(port.Protocol, port.Port))
        && !(_noAddresses && (IsAddress(connection.Source) || IsAddress(connection.Destination)));

    private static bool IsAddress(string peer) => peer.StartsWith("ip:", StringComparison.Ordinal);
}
