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
    private readonly Dictionary<string, List<ImportedRule>> _auto = [];
    private bool? _hasPods;

    /// <summary>The draft with <c>dns: Auto</c> and without the rules that this replaces, or as it is.</summary>
    public ImportDraft Apply(ImportDraft draft)
    {
        if (!draft.Egress || !draft.Namespaces.All(ns => Allows(ns, draft.Pods))) return draft;
        var auto = Auto(draft.Namespace);
        return draft with { Dns = true, To = [.. draft.To.Select(r => draft.IsBaseline && IsRelative(r.Peer) ? r : Without(r, auto)).OfType<ImportedRule>()] };
    }

    private ImportedRule? Without(ImportedRule rule, List<ImportedRule> auto)
    {
        if (rule.Peer.Matches is not { } matches || rule.Ports == null) return rule;
        if (auto.Find(a => matches.Equals(a.Peer.Matches)) is { } exact)
        {
            var rest = rule.Ports.Except(exact.Ports!).ToList();
            return rest.Count == 0 ? null : rule with { Ports = rest };
        }

        var isNearly = rule.Peer.Pods != null && HasPods && auto.Exists(a => a.Peer.Pods != null && matches.Covers(a.Peer.Matches!) && !rule.Ports.Except(a.Ports!).Any());
        return isNearly ? null : rule;
    }

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
        var probe = new AppSegment { Metadata = new V1ObjectMeta { Name = "dns", NamespaceProperty = ns }, Spec = new AppSegmentSpec { PodSelector = new V1LabelSelector(), Isolate = [Directions.Egress] } };
        return PolicyRenderer.Render(probe, cluster.View, settings, now).Policy!;
    }

    // Without any the check could not tell a wider rule from Auto.
    private bool HasPods => _hasPods ??= Render(NoNamespace).Spec.Egress.SelectMany(r => r.To).Any(peer => peer.PodSelector != null
        && cluster.Evaluator.Endpoints.Any(e => LabelSelectors.Matches(peer.PodSelector, e.Labels)
            && cluster.View.FindNamespace(e.Namespace) is { } ns && LabelSelectors.MatchesNamespace(peer.NamespaceSelector, ns)));

    // In its own namespace a peer is written without it.
    private const string NoNamespace = "netpol-import-probe";
}
