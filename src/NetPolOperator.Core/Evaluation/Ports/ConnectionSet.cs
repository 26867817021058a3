namespace NetPolOperator.Core.Evaluation.Ports;

/// <summary>
/// What may pass between two ends: a set of ports for each protocol. As text: <c>All</c>, or the protocols sorted by name with
/// their merged ranges, <c>SCTP 7070;TCP 80,443-445;UDP 53</c>; empty where nothing may pass.
/// </summary>
public sealed class ConnectionSet : IEquatable<ConnectionSet>
{
    private const string AllText = "All";
    private readonly PortSet _sctp;
    private readonly PortSet _tcp;
    private readonly PortSet _udp;

    private ConnectionSet(PortSet sctp, PortSet tcp, PortSet udp) => (_sctp, _tcp, _udp) = (sctp, tcp, udp);

    /// <summary>Nothing.</summary>
    public static ConnectionSet None { get; } = new(PortSet.None, PortSet.None, PortSet.None);

    /// <summary>Every port of every protocol.</summary>
    public static ConnectionSet All { get; } = new(PortSet.All, PortSet.All, PortSet.All);

    /// <summary>Whether nothing may pass.</summary>
    public bool IsEmpty => _sctp.IsEmpty && _tcp.IsEmpty && _udp.IsEmpty;

    /// <summary>Whether everything may pass.</summary>
    public bool IsAll => _sctp.IsAll && _tcp.IsAll && _udp.IsAll;

    /// <summary>The ports of a protocol.</summary>
    public PortSet this[TransportProtocol protocol] => protocol switch
    {
        TransportProtocol.Sctp => _sctp,
        TransportProtocol.Tcp => _tcp,
        _ => _udp,
    };

    /// <summary>The given ports of one protocol.</summary>
    public static ConnectionSet Of(TransportProtocol protocol, PortSet ports) => protocol switch
    {
        TransportProtocol.Sctp => Wrap(ports, PortSet.None, PortSet.None),
        TransportProtocol.Tcp => Wrap(PortSet.None, ports, PortSet.None),
        _ => Wrap(PortSet.None, PortSet.None, ports),
    };

    /// <summary>One port of one protocol.</summary>
    public static ConnectionSet Of(TransportProtocol protocol, int port) => Of(protocol, PortSet.Of(port));

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static ConnectionSet Parse(string text) =>
        TryParse(text, out var connections) ? connections : throw new FormatException($"'{text}' is not a set of connections such as TCP 80,443-445;UDP 53");

    /// <summary>Reads the text form; spaces around its parts, any order and overlapping ranges are taken too.</summary>
    public static bool TryParse(string? text, out ConnectionSet connections) => ConnectionSetParser.TryParse(text, out connections);

    /// <summary>Whether the port may pass.</summary>
    public bool Contains(TransportProtocol protocol, int port) => this[protocol].Contains(port);

    /// <summary>What passes by either set.</summary>
    public ConnectionSet Union(ConnectionSet other) => ReferenceEquals(this, other)
        ? this
        : Wrap(_sctp.Union(other._sctp), _tcp.Union(other._tcp), _udp.Union(other._udp));

    /// <summary>What passes by both sets.</summary>
    public ConnectionSet Intersect(ConnectionSet other) => ReferenceEquals(this, other)
        ? this
        : Wrap(_sctp.Intersect(other._sctp), _tcp.Intersect(other._tcp), _udp.Intersect(other._udp));

    /// <summary>What passes by this set and not by the other.</summary>
    public ConnectionSet Subtract(ConnectionSet other) => ReferenceEquals(this, other)
        ? None
        : Wrap(_sctp.Subtract(other._sctp), _tcp.Subtract(other._tcp), _udp.Subtract(other._udp));

    /// <summary>Whether all that passes by the other set passes by this one.</summary>
    public bool Covers(ConnectionSet other) => ReferenceEquals(this, other)
        || (_sctp.Covers(other._sctp) && _tcp.Covers(other._tcp) && _udp.Covers(other._udp));

    /// <inheritdoc/>
    public bool Equals(ConnectionSet? other) => other is not null
        && (ReferenceEquals(this, other) || (_sctp.Equals(other._sctp) && _tcp.Equals(other._tcp) && _udp.Equals(other._udp)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConnectionSet);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_sctp, _tcp, _udp);

    /// <inheritdoc/>
    public override string ToString() => IsAll
        ? AllText
        : string.Join(';', TransportProtocols.All.Where(protocol => !this[protocol].IsEmpty).Select(protocol => $"{protocol.Name()} {this[protocol]}"));

    private static ConnectionSet Wrap(PortSet sctp, PortSet tcp, PortSet udp)
    {
        if (sctp.IsEmpty && tcp.IsEmpty && udp.IsEmpty)
            return None;
        return sctp.IsAll && tcp.IsAll && udp.IsAll ? All : new ConnectionSet(sctp, tcp, udp);
    }
}
