using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Evaluation.Ports;

/// <summary>Protocols and their names in manifests.</summary>
public static class TransportProtocols
{
    /// <summary>All of them, sorted by name.</summary>
    public static IReadOnlyList<TransportProtocol> All { get; } = [TransportProtocol.Sctp, TransportProtocol.Tcp, TransportProtocol.Udp];

    /// <summary>The name in manifests: <c>TCP</c>, <c>UDP</c>, <c>SCTP</c>.</summary>
    public static string Name(this TransportProtocol protocol) => protocol switch
    {
        TransportProtocol.Sctp => Protocols.Sctp,
        TransportProtocol.Tcp => Protocols.Tcp,
        _ => Protocols.Udp,
    };

    /// <summary>Reads a name as it stands in a manifest; null and empty are TCP.</summary>
    /// <returns>False for anything but TCP, UDP and SCTP; the case counts, as it does to the API server.</returns>
    public static bool TryParse(string? name, out TransportProtocol protocol)
    {
        protocol = name switch
        {
            Protocols.Sctp => TransportProtocol.Sctp,
            Protocols.Udp => TransportProtocol.Udp,
            _ => TransportProtocol.Tcp,
        };
        return string.IsNullOrEmpty(name) || name == protocol.Name();
    }
}
