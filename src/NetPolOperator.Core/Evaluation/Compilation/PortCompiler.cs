using System.Globalization;
using k8s.Models;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Evaluation.Compilation;

/// <summary>Compiles the <c>ports</c> of one rule.</summary>
internal sealed class PortCompiler(List<PolicyProblem> problems)
{
    public CompiledPorts Compile(IList<V1NetworkPolicyPort> ports, string field)
    {
        var numbered = ConnectionSet.None;
        var named = new List<NamedPort>();
        for (var i = 0; i < ports.Count; i++)
        {
            var port = ports[i] ?? new V1NetworkPolicyPort();
            if (!TransportProtocols.TryParse(port.Protocol, out var protocol))
                Refuse($"{field}.ports[{i}].protocol", $"'{port.Protocol}' is not TCP, UDP or SCTP");
            else if (IsName(port.Port) && port.EndPort is null)
                named.Add(new NamedPort(port.Port, protocol));
            else
                numbered = numbered.Union(ConnectionSet.Of(protocol, Numbers(port, $"{field}.ports[{i}]")));
        }

        return new CompiledPorts(numbered, [.. named.Distinct()]);
    }

    private static bool IsName(IntOrString? port) => port?.Value is { } text && !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private PortSet Numbers(V1NetworkPolicyPort port, string field)
    {
        if (port.Port?.Value is null)
            return port.EndPort is null ? PortSet.All : Refuse(field + ".endPort", "endPort needs a port");
        if (IsName(port.Port))
            return Refuse(field + ".endPort", "endPort needs a port by number");
        var first = int.Parse(port.Port.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (first is < PortRange.Lowest or > PortRange.Highest)
            return Refuse(field + ".port", $"{first} is not a port: 1 to 65535");
        var last = port.EndPort ?? first;
        if (last < first || last > PortRange.Highest)
            return Refuse(field + ".endPort", $"{last} must be from {first} (port) to 65535");
        return PortSet.Of(first, last);
    }

    private PortSet Refuse(string field, string message)
    {
        problems.Add(new PolicyProblem(field, message));
        return PortSet.None;
    }
}
