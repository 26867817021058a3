using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>One line of the list of connections.</summary>
/// <param name="Source">The source: <c>ns/pod</c>, <c>ns/name[Kind]</c> or <c>ip:LOW-HIGH</c>.</param>
/// <param name="Destination">The destination, likewise.</param>
/// <param name="Connections">What may pass, never empty.</param>
public readonly record struct PeerConnection(string Source, string Destination, ConnectionSet Connections);
