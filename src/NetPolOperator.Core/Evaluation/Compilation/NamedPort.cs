using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Evaluation.Compilation;

/// <summary>A port that a rule gives by the name that it has in the destination pod.</summary>
/// <param name="Name">The container port's name.</param>
/// <param name="Protocol">The protocol, which must be the container port's as well.</param>
public readonly record struct NamedPort(string Name, TransportProtocol Protocol);
