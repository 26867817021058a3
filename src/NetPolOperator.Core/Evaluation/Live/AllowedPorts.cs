using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>Ports that several rules allow together, where the destination may be known or not.</summary>
internal sealed class AllowedPorts
{
    private readonly HashSet<NamedPort> _named = [];
    private ConnectionSet _numbered = ConnectionSet.None;

    /// <summary>Adds the ports of a rule. On a known destination names are numbers.</summary>
    public void Add(CompiledPorts ports, Endpoint? destination)
    {
        _numbered = _numbered.Union(destination is null ? ports.Numbered : ports.On(destination));
        if (destination is null)
            _named.UnionWith(ports.Named);
    }

    /// <summary>Whether there is no port at all among them.</summary>
    public bool IsEmpty => _numbered.IsEmpty && _named.Count == 0;

    /// <summary>Whether all ports of a rule are among them. A name is covered by itself or by every port of its protocol.</summary>
    public bool Cover(CompiledPorts ports, Endpoint? destination)
    {
        if (destination is not null)
            return _numbered.Covers(ports.On(destination));
        return _numbered.Covers(ports.Numbered) && ports.Named.All(name => _named.Contains(name) || _numbered[name.Protocol].IsAll);
    }
}
