using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>The distinct answers that destinations give to the port names that rules use. Table 0 has no names: no pod of these names, or an address.</summary>
internal sealed class PortTables
{
    private readonly HashSet<NamedPort> _used;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal) { [string.Empty] = 0 };
    private readonly List<Endpoint?> _examples = [null];

    public PortTables(IEnumerable<CompiledRule> rules) => _used = [.. rules.SelectMany(rule => rule.Ports.Named)];

    /// <summary>The number of a pod's table.</summary>
    public int Add(Endpoint endpoint)
    {
        if (_used.Count == 0)
            return 0;
        var ports = endpoint.ContainerPorts().Where(port => _used.Contains(port.Name)).Distinct().ToList();
        if (ports.Count == 0)
            return 0;
        var name = string.Join(' ', ports.Select(port => $"{port.Name.Name.Length}:{port.Name.Name}/{port.Name.Protocol}={port.Number}").Order(StringComparer.Ordinal));
        if (!_ids.TryGetValue(name, out var id))
        {
            _ids[name] = id = _examples.Count;
            _examples.Add(endpoint);
        }

        return id;
    }

    /// <summary>The ports of a rule on a destination with this table.</summary>
    public ConnectionSet Resolve(CompiledPorts ports, int table) => _examples[table] is { } example ? ports.On(example) : ports.Numbered;
}
