using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Linting;

/// <summary>A pod, or the pods that a workload would make.</summary>
/// <param name="endpoint">The pod as the evaluator sees it.</param>
internal sealed class LintPod(Endpoint endpoint)
{
    private string? _shape;

    public Endpoint Endpoint => endpoint;

    public string Namespace => Endpoint.Namespace;

    public IDictionary<string, string>? Labels => Endpoint.Labels;

    public bool IsHostNetwork => Endpoint.IsHostNetwork;

    public IReadOnlyList<IpAddress> Addresses => Endpoint.Addresses;

    /// <summary>The names of its containers' ports.</summary>
    public IEnumerable<string> PortNames => Endpoint.ContainerPorts().Select(p => p.Name.Name);

    /// <summary>The ports of its containers, by protocol and number.</summary>
    public IEnumerable<(string Protocol, int Port)> Ports => Endpoint.DeclaredPorts().Select(p => (p.Protocol.Name(), p.Number));

    /// <summary>Whether a container has a port of that name and protocol.</summary>
    public bool Declares(string name, string protocol) =>
        TransportProtocols.TryParse(protocol, out var parsed) && !Endpoint.Resolve(new NamedPort(name, parsed)).IsEmpty;

    /// <summary>Namespace and labels: equal for pods that no selector tells apart.</summary>
    public string Shape => _shape ??=
        $"{Namespace}|{string.Join(',', (Labels ?? new Dictionary<string, string>()).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}"))}";

    public override string ToString() => Endpoint.ToString();
}
