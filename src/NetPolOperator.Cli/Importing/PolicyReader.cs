using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Cli.Importing;

/// <summary>Puts a policy into the words of the custom resources, rule by rule and peer by peer.</summary>
internal sealed class PolicyReader
{
    private readonly CompiledPolicy _policy;
    private readonly Func<string, string?> _place;
    private readonly List<ImportNote> _notes = [];
    private readonly List<ImportNote> _obstacles = [];

    private PolicyReader(CompiledPolicy policy, Func<string, string?> place) => (_policy, _place) = (policy, place);

    /// <summary>Reads a policy that the API server would take.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="place">The file and line of one of its fields.</param>
    public static ImportedPolicy Read(V1NetworkPolicy policy, Func<string, string?> place) => new PolicyReader(CompiledPolicy.Of(policy), place).Read();

    private ImportedPolicy Read()
    {
        var spec = _policy.Source.Spec;
        var from = Rules("ingress", "from", _policy.Ingress, spec?.Ingress?.Select(r => (r?.FromProperty, r?.Ports)));
        var to = Rules("egress", "to", _policy.Egress, spec?.Egress?.Select(r => (r?.To, r?.Ports)));
        foreach (var violation in SpecValidator.Validate(Probe(_policy.Name, spec?.PodSelector ?? new V1LabelSelector()))) Note(_obstacles, violation.Path, violation.Message);
        return new ImportedPolicy { Policy = _policy, From = from, To = to, Notes = _notes, Obstacles = _obstacles, Place = _place };
    }

    private List<ImportedRule> Rules(
        string direction, string list, IReadOnlyList<CompiledRule>? compiled, IEnumerable<(IList<V1NetworkPolicyPeer>?, IList<V1NetworkPolicyPort>?)>? given)
    {
        var source = given?.ToList() ?? [];
        if (compiled == null)
        {
            if (source.Count > 0) Note(_notes, $"spec.{direction}", $"left out: policyTypes do not name {(direction == "ingress" ? Directions.Ingress : Directions.Egress)}, so these rules count for nothing");
            return [];
        }

        var rules = new List<ImportedRule>();
        for (var i = 0; i < source.Count; i++)
        {
            var (peers, ports) = source[i];
            foreach (var rule in Peers(peers, compiled[i], $"spec.{direction}[{i}]", list).Select(p => p with { Ports = ImportedPort.Of(ports) })) Add(rules, rule);
        }

        return rules;
    }

    private IEnumerable<ImportedRule> Peers(IList<V1NetworkPolicyPeer>? peers, CompiledRule compiled, string field, string list)
    {
        if (compiled.Peers == null) return [new ImportedRule(PeerReader.Anyone, null, field)];
        return compiled.Peers.SelectMany((matches, i) =>
        {
            var at = $"{field}.{list}[{i}]";
            var found = PeerReader.Read(peers![i], _policy.Namespace, matches).ToList();
            if (found.Count == 0) Note(_notes, at, "left out: its exceptions leave nothing of the block");
            return found.Select(p => new ImportedRule(p, null, at));
        });
    }

    // A rule that no custom resource may hold is found here, so that it can be told by the policy's own field.
    private void Add(List<ImportedRule> rules, ImportedRule rule)
    {
        var probe = Probe("rule", new V1LabelSelector());
        probe.Spec.AllowFrom = [rule.Peer.To<IngressRule>(rule.Ports?.Take(1))];
        var violations = SpecValidator.Validate(probe);
        foreach (var port in rule.Ports ?? [])
        {
            probe.Spec.AllowFrom[0].Ports = [port.ToRulePort()];
            violations = [.. violations, .. SpecValidator.Validate(probe)];
        }

        foreach (var message in violations.Select(v => v.Message).Distinct()) Note(_obstacles, rule.Field, message);
        if (violations.Count == 0) rules.Add(rule);
    }

    private static AppSegment Probe(string name, V1LabelSelector pods) => new() { Metadata = new V1ObjectMeta { Name = name }, Spec = new AppSegmentSpec { PodSelector = pods } };

    private void Note(List<ImportNote> notes, string field, string message) =>
        notes.Add(new ImportNote($"NetworkPolicy {_policy.Namespace}/{_policy.Name}", field, message, _place(field)));
}
