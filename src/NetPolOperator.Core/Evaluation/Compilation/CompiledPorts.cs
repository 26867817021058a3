using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Evaluation.Compilation;

/// <summary>The <c>ports</c> of a rule: what is known by number, and names that only the destination pod can resolve.</summary>
public sealed class CompiledPorts
{
    internal CompiledPorts(ConnectionSet numbered, IReadOnlyList<NamedPort> named) => (Numbered, Named) = (numbered, named);

    /// <summary>Every port of every protocol: <c>ports</c> missing or empty.</summary>
    public static CompiledPorts All { get; } = new(ConnectionSet.All, []);

    /// <summary>The ports by number.</summary>
    public ConnectionSet Numbered { get; }

    /// <summary>The ports by name.</summary>
    public IReadOnlyList<NamedPort> Named { get; }

    /// <summary>The ports on a destination: a name means every container port of that name and protocol, and nothing where there is none.</summary>
    public ConnectionSet On(Endpoint destination)
    {
        var ports = Numbered;
        foreach (var named in Named)
            ports = ports.Union(destination.Resolve(named));
        return ports;
    }

    /// <summary>Whether the port is one of them on a destination.</summary>
    internal bool Contains(TransportProtocol protocol, int port, Endpoint destination)
    {
        if (Numbered.Contains(protocol, port))
            return true;
        foreach (var named in Named)
            if (named.Protocol == protocol && destination.Resolve(named).Contains(protocol, port))
                return true;
        return false;
    }
}
