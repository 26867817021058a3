namespace NetPolOperator.Core.Evaluation.Ports;

/// <summary>The transport protocols that a NetworkPolicy knows, in the order of their names.</summary>
public enum TransportProtocol
{
    /// <summary>SCTP.</summary>
    Sctp,

    /// <summary>TCP, which a port without a protocol means.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,
}
