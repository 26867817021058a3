using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>Puts pods that differ in nothing that a policy mentions into one group, in one pass over the pods.</summary>
internal sealed class EndpointGroups
{
    private readonly List<EndpointGroup> _groups = [];
    private readonly Dictionary<string, List<int>> _byNamespace = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Namespace, int LabelSet, int PortTable, string Pieces), int> _ids = [];
    private readonly AddressPartition _addresses;
    private readonly bool _anyBlock;

    public EndpointGroups(IReadOnlyList<Endpoint> endpoints, IReadOnlyList<CompiledPolicy> policies, IReadOnlyList<CompiledRule> rules)
    {
        var peers = rules.SelectMany(rule => rule.Peers ?? []).ToList();
        Labels = new LabelSets(policies.Select(policy => policy.PodSelector).Concat(peers.Select(peer => peer.Pods).OfType<CompiledSelector>()));
        Ports = new PortTables(rules);
        _addresses = new AddressPartition(peers.Select(peer => peer.Addresses).OfType<Addresses.IpRangeSet>());
        _anyBlock = peers.Exists(peer => peer.Addresses is not null);
        foreach (var endpoint in endpoints)
            Add(endpoint);
        FirstExternal = _groups.Count;
        for (var piece = 0; piece < _addresses.Count; piece++)
            _groups.Add(new EndpointGroup(null, EndpointGroup.NoLabels, 0, [piece]) { Range = _addresses[piece] });
        ByPiece = [.. Enumerable.Range(0, _addresses.Count).Select(_ => new List<int>())];
        for (var group = 0; group < _groups.Count; group++)
            foreach (var piece in _groups[group].Pieces)
                ByPiece[piece].Add(group);
    }

    public LabelSets Labels { get; }

    public PortTables Ports { get; }

    public AddressPartition Addresses => _addresses;

    /// <summary>The groups: pods first, then the pieces of the address space in order.</summary>
    public IReadOnlyList<EndpointGroup> All => _groups;

    /// <summary>Where the groups of addresses begin.</summary>
    public int FirstExternal { get; }

    /// <summary>The groups with an address in a piece.</summary>
    public IReadOnlyList<List<int>> ByPiece { get; }

    /// <summary>The namespaces that have pods.</summary>
    public IReadOnlyCollection<string> Namespaces => _byNamespace.Keys;

    /// <summary>The groups of a namespace that selectors apply to.</summary>
    public IReadOnlyList<int> In(string ns) => _byNamespace.GetValueOrDefault(ns, []);

    private void Add(Endpoint endpoint)
    {
        var labels = endpoint.IsHostNetwork ? EndpointGroup.NoLabels : Labels.Add(endpoint.Labels);
        int[] pieces = _anyBlock ? [.. endpoint.Addresses.Select(_addresses.Find).Distinct().Order()] : [];
        var key = (endpoint.Namespace, labels, Ports.Add(endpoint), string.Join(',', pieces));
        if (!_ids.TryGetValue(key, out var id))
        {
            _ids[key] = id = _groups.Count;
            _groups.Add(new EndpointGroup(key.Namespace, key.labels, key.Item3, pieces));
            if (labels != EndpointGroup.NoLabels)
                (_byNamespace.TryGetValue(endpoint.Namespace, out var list) ? list : _byNamespace[endpoint.Namespace] = []).Add(id);
        }

        _groups[id].Endpoints.Add(endpoint);
    }
}
