using k8s.Models;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Rendering;

/// <summary>What works, and may surprise.</summary>
internal static class RenderWarnings
{
    public static IReadOnlyList<RenderWarning> Of(string ns, IReadOnlyList<RuleOutcome> outcomes, RuleOutcome? dns, RenderScope scope)
    {
        List<RenderWarning>? found = null;
        foreach (var outcome in outcomes)
        {
            if (outcome.State == RuleState.NotIsolated)
            {
                (found ??= []).Add(new RenderWarning(RenderWarningCodes.DirectionNotIsolated, outcome.Path, outcome.Message));
            }

            AddUnnamedNamespaces(outcome, scope, ref found);
        }

        if (dns is not null)
        {
            AddUnnamedNamespaces(dns, scope, ref found);
            if (scope.Dns.Service is null)
            {
                (found ??= []).Add(new RenderWarning(
                    RenderWarningCodes.DnsServiceNotFound, "dns", "no DNS Service was found: pods labelled k8s-app=kube-dns in kube-system, port 53, are assumed"));
            }
        }

        return found is null ? [] : found;
    }

    // Clusters before 1.21 do not set the label, and a policy that selects by it then matches nothing.
    private static void AddUnnamedNamespaces(RuleOutcome outcome, RenderScope scope, ref List<RenderWarning>? found)
    {
        foreach (var allow in outcome.Allows)
        {
            foreach (var peer in allow.Peers)
            {
                foreach (var name in NamesIn(peer.NamespaceSelector))
                {
                    if (scope.Cluster.FindNamespace(name) is { } ns && ns.Metadata.Labels?.ContainsKey(LabelSelectors.NamespaceNameLabel) != true)
                    {
                        (found ??= []).Add(new RenderWarning(
                            RenderWarningCodes.NamespaceNameLabelMissing,
                            outcome.Path,
                            $"the namespace {name} lacks the label {LabelSelectors.NamespaceNameLabel}, which clusters before 1.21 do not set: "
                            + $"kubectl label namespace {name} {LabelSelectors.NamespaceNameLabel}={name}"));
                    }
                }
            }
        }
    }

    private static IEnumerable<string> NamesIn(V1LabelSelector? selector)
    {
        if (selector?.MatchLabels is { } labels && labels.TryGetValue(LabelSelectors.NamespaceNameLabel, out var name))
        {
            yield return name;
        }

        foreach (var requirement in selector?.MatchExpressions ?? [])
        {
            foreach (var value in requirement is { Key: LabelSelectors.NamespaceNameLabel, OperatorProperty: "In" } ? requirement.Values ?? [] : [])
            {
                yield return value;
            }
        }
    }
}
