using NetPolOperator.Cli.Explaining;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Cli.Graphing;

/// <summary>An edge while the graph is built: what each pair of classes behind it adds.</summary>
internal sealed class EdgeDraft(string from, string to, bool waiting)
{
    private readonly Dictionary<(int, int), ConnectionSet> _byPair = [];

    public string From { get; } = from;

    public string To { get; } = to;

    public bool Waiting { get; } = waiting;

    /// <summary>All that any pair may send.</summary>
    public ConnectionSet Ports { get; private set; } = ConnectionSet.None;

    /// <summary>Names that only a destination can resolve.</summary>
    public HashSet<NamedPort> Named { get; } = [];

    public HashSet<CompiledRule> EgressRules { get; } = new(ReferenceEqualityComparer.Instance);

    public HashSet<CompiledRule> IngressRules { get; } = new(ReferenceEqualityComparer.Instance);

    public string? EgressNote { get; set; }

    public string? IngressNote { get; set; }

    /// <summary>How many pairs there are, if all of both nodes take part.</summary>
    public int Expected { get; init; } = 1;

    public IReadOnlyList<Suggestion>? Missing { get; set; }

    /// <summary>Adds what one pair of classes may send.</summary>
    public void Add((int, int) pair, ConnectionSet ports)
    {
        Ports = Ports.Union(ports);
        _byPair[pair] = _byPair.TryGetValue(pair, out var known) ? known.Union(ports) : ports;
    }

    public GraphEdge ToEdge(RuleTable rules) => new(
        From, To, PortText.Of(Ports, Named), Waiting, !Waiting && (_byPair.Count < Expected || _byPair.Values.Any(p => !p.Equals(Ports))),
        new(EgressNote, rules.NumbersOf(EgressRules)), new(IngressNote, rules.NumbersOf(IngressRules)), Missing);
}
