using k8s.Models;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Cli.Importing;

/// <summary>
/// Finds the rules that <c>dns: Auto</c> stands for. Auto is taken only where the policies allow all that it renders to: it never
/// opens anything. Rules that are exactly that are left to it, and rules for the ports of DNS alone that reach a little further are
/// tried without: the check afterwards says whether anybody could tell.
/// </summary>
internal sealed class DnsFinder(LoadedCluster cluster, RenderSettings settings, DateTimeOffset now)
{
    private const string Narrowed = "left to dns: Auto, which reaches the cluster's own DNS alone; no pod given here can tell the difference";

    private readonly Dictionary<string, List<ImportedRule>> _auto = [];
    private readonly Dictionary<string, V1NetworkPolicy> _rendered = [];
    private bool? _hasPods;

    /// <summary>The draft with <c>dns: Auto</c> and without the rules that this replaces, or as it is.</summary>
    public ImportDraft Apply(ImportDraft draft)
    {
        if (!draft.Egress || !draft.Namespaces.All(ns => Allows(ns, draft.Pods))) return draft;
        var (rules, notes) = (new List<ImportedRule>(), new List<ImportNote>());
        foreach (var rule in draft.To)
        {
            if ((draft.IsBaseline && IsRelative(rule.Peer)) || rule.Peer.Matches is not { } matches || rule.Ports == null) rules.Add(rule);
            else if (Auto(draft.Namespace).Find(a => matches.Equals(a.Peer.Matches)) is { } exact) rules.AddRange(Without(rule, exact.Ports!));
            else if (IsNearly(rule, Auto(draft.Namespace))) notes.AddRange(Sources(draft, rule).Select(s => s.Note(rule.Field, Narrowed)));
            else rules.Add(rule);
        }

        return draft with { Dns = true, To = rules, Notes = [.. draft.Notes, .. notes] };
    }

    private static IEnumerable<ImportedRule> Without(ImportedRule rule, IReadOnlyList<ImportedPort> ports)
    {
        var rest = rule.Ports!.Except(ports).ToList();
        return rest.Count == 0 ? [] : [rule with { Ports = rest }];
    }

    private bool IsNearly(ImportedRule rule, List<ImportedRule> auto) => rule.Peer.Pods != null && HasPods
        && auto.Exists(a => a.Peer.Pods != null && rule.Peer.Matches!.Covers(a.Peer.Matches!) && !rule.Ports!.Except(a.Ports!).Any());

    private static IEnumerable<ImportedPolicy> Sources(ImportDraft draft, ImportedRule rule) =>
        draft.Sources.Where(s => s.To.Any(r => r.Field == rule.Field && r.Peer.Key == rule.Peer.Key)).Take(1);

    // In each of a baseline's namespaces it means other pods.
    private static bool IsRelative(ImportedPeer peer) => peer.Entity == Entities.Namespace || peer.Pods is { Namespace: null, NamespaceSelector: null };

    // All that Auto renders to must be allowed to the same pods already, by whatever policy.
    private bool Allows(string ns, CompiledSelector pods)
    {
        var rules = cluster.View.PoliciesIn(ns).Select(CompiledPolicy.Of).Where(p => p.PodSelector.Covers(pods)).SelectMany(p => p.Egress ?? []).ToList();
        var auto = CompiledPolicy.Of(Render(ns)).Egress!;
        return auto.Count > 0 && auto.All(a => a.Peers!.All(peer =>
        {
            var covering = rules.FindAll(r => r.Peers == null || r.Peers.Any(p => p.Covers(peer)));
            return covering.Aggregate(ConnectionSet.None, (ports, r) => ports.Union(r.Ports.Numbered)).Covers(a.Ports.Numbered)
                && a.Ports.Named.All(n => covering.Exists(r => r.Ports.Named.Contains(n) || r.Ports.Numbered[n.Protocol].IsAll));
        }));
    }

    private List<ImportedRule> Auto(string ns)
    {
        if (!_auto.TryGetValue(ns, out var rules)) _auto[ns] = rules = ImportedRule.Merge(PolicyReader.Read(Render(ns), _ => null).To);
        return rules;
    }

    // What the operator would render for a segment that allows nothing else.
    private V1NetworkPolicy Render(string ns)
    {
        if (_rendered.TryGetValue(ns, out var known)) return known;
        var probe = new AppSegment { Metadata = new V1ObjectMeta { Name = "dns", NamespaceProperty = ns }, Spec = new AppSegmentSpec { PodSelector = new V1LabelSelector(), Isolate = [Directions.Egress] } };
        return _rendered[ns] = PolicyRenderer.Render(probe, cluster.View, settings, now).Policy!;
    }

    // Without any the check could not tell a wider rule from Auto.
    private bool HasPods => _hasPods ??= Render(NoNamespace).Spec.Egress.SelectMany(r => r.To).Any(peer => peer.PodSelector != null
        && cluster.Evaluator.Endpoints.Any(e => LabelSelectors.Matches(peer.PodSelector, e.Labels)
            && cluster.View.FindNamespace(e.Namespace) is { } ns && LabelSelectors.MatchesNamespace(peer.NamespaceSelector, ns)));

    // In its own namespace a peer is written without it.
    private const string NoNamespace = "netpol-import-probe";
}
