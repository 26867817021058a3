using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>
/// Computes one row of the matrix at a time: all that one class may send. Keeps no more than a row, so that memory does not grow
/// with the pairs. Each enumeration has a calculator of its own.
/// </summary>
internal sealed class RowCalculator
{
    private readonly ClassModel _model;
    private readonly ConnectionTable _connections = new();
    private readonly Dictionary<CompiledRule, int> _numbered = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(CompiledRule, int), int> _resolved = [];
    private readonly (CompiledRule Rule, BitSet Sources, int[] Profiles)[] _ingressRules;
    private readonly int[] _ingressOfEveryone;
    private readonly int[] _ingress;
    private readonly int[] _egress;
    private readonly List<int> _reachable = [];
    private int _egressProfile = -1;

    public RowCalculator(ClassModel model)
    {
        _model = model;
        _egress = new int[model.Classes.Count];
        _ingress = new int[model.Ingress.All.Count];
        _ingressOfEveryone = new int[model.Ingress.All.Count];
        _ingressOfEveryone[Profiles.Open] = ConnectionTable.All;
        var profilesOf = new Dictionary<CompiledRule, List<int>>(ReferenceEqualityComparer.Instance);
        for (var profile = 1; profile < model.Ingress.All.Count; profile++)
            foreach (var rule in model.Ingress.All[profile].Rules)
                (profilesOf.TryGetValue(rule, out var list) ? list : profilesOf[rule] = []).Add(profile);
        foreach (var (rule, profiles) in profilesOf.Where(entry => entry.Key.Peers is null))
            Admit(rule, profiles, _ingressOfEveryone);
        _ingressRules = [.. profilesOf.Where(entry => entry.Key.Peers is not null)
            .Select(entry => (entry.Key, model.Peers[entry.Key], entry.Value.ToArray()))];
    }

    /// <summary>A connection set by its number in a row.</summary>
    public ConnectionSet this[int id] => _connections[id];

    /// <summary>The number of what passes by either of two numbered sets.</summary>
    public int Union(int left, int right) => _connections.Union(left, right);

    /// <summary>The classes that a class may send anything to, with the number of what it may send, in the order of classes.</summary>
    public void Compute(int from, List<(int To, int Connections)> row)
    {
        row.Clear();
        SetEgress(_model.Egress[from]);
        SetIngress(from);
        var external = _model.Classes[from].IsExternal;
        foreach (var to in _reachable)
        {
            // Nobody asks what passes between two addresses outside.
            if (external && _model.Classes[to].IsExternal)
                continue;
            var connections = _connections.Intersect(_egress[to], _ingress[_model.Ingress[to]]);
            if (connections != ConnectionTable.None)
                row.Add((to, connections));
        }
    }

    private void SetEgress(int profile)
    {
        if (_egressProfile == profile)
            return;
        _egressProfile = profile;
        _reachable.Clear();
        Array.Fill(_egress, profile == Profiles.Open ? ConnectionTable.All : ConnectionTable.None);
        foreach (var rule in _model.Egress.All[profile].Rules)
            if (rule.Peers is null)
                for (var to = 0; to < _egress.Length; to++)
                    Reach(rule, to);
            else
                foreach (var to in _model.Peers[rule])
                    Reach(rule, to);
        for (var to = 0; to < _egress.Length; to++)
            if (_egress[to] != ConnectionTable.None)
                _reachable.Add(to);
    }

    private void Reach(CompiledRule rule, int to) => _egress[to] = _connections.Union(_egress[to], PortsOf(rule, _model.PortTable[to]));

    private void SetIngress(int from)
    {
        _ingressOfEveryone.CopyTo(_ingress, 0);
        foreach (var (rule, sources, profiles) in _ingressRules)
            if (sources[from])
                Admit(rule, profiles, _ingress);
    }

    private void Admit(CompiledRule rule, IEnumerable<int> profiles, int[] ingress)
    {
        foreach (var profile in profiles)
            ingress[profile] = _connections.Union(ingress[profile], PortsOf(rule, _model.Ingress.All[profile].PortTable));
    }

    private int PortsOf(CompiledRule rule, int portTable)
    {
        if (!_numbered.TryGetValue(rule, out var numbered))
            _numbered[rule] = numbered = _connections.Add(rule.Ports.Numbered);
        if (rule.Ports.Named.Count == 0 || portTable == 0)
            return numbered;
        if (!_resolved.TryGetValue((rule, portTable), out var resolved))
            _resolved[(rule, portTable)] = resolved = _connections.Add(_model.Ports.Resolve(rule.Ports, portTable));
        return resolved;
    }
}
