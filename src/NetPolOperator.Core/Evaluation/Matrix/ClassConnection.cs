using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>What every end of one class may send to every end of another. Within one class it speaks of different pods: each reaches itself anyway.</summary>
/// <param name="From">The sources.</param>
/// <param name="To">The destinations.</param>
/// <param name="Connections">What may pass, never empty.</param>
public readonly record struct ClassConnection(EndpointClass From, EndpointClass To, ConnectionSet Connections);
