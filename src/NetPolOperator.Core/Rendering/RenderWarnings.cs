using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Rendering;

/// <summary>What works, and may surprise.</summary>
internal static class RenderWarnings
{
    public static IReadOnlyList<RenderWarning> Of(IReadOnlyList<RuleOutcome> outcomes, DnsPeers? dns)
    {
        List<RenderWarning>? found = null;
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (outcomes[i].State == RuleState.NotIsolated)
            {
                (found ??= []).Add(new RenderWarning(RenderWarningCodes.DirectionNotIsolated, outcomes[i].Path, outcomes[i].Message));
            }

            AddUnnamedNamespaces(outcomes[i], ref found);
            AddNamedPortsOfAddresses(outcomes[i], ref found);
        }

        if (dns is not null)
        {
            AddUnnamedNamespaces(dns.Outcome, ref found);
            if (!dns.IsKnown)
            {
                (found ??= []).Add(new RenderWarning(
                    RenderWarningCodes.DnsServiceNotFound, "dns", "no DNS Service was found: pods labelled k8s-app=kube-dns in kube-system, port 53, are assumed"));
            }
        }

        return found is null ? [] : found;
    }

    /// <summary>What to do about ports by name where the destination is an address.</summary>
    public static string NamedPortOfAddress(IEnumerable<string> names) =>
        $"an address outside the cluster has no port named {string.Join(" or ", names.Distinct().Order(StringComparer.Ordinal))}: names are those of pods' ports, give the number";

    private static void AddNamedPortsOfAddresses(RuleOutcome outcome, ref List<RenderWarning>? found)
    {
        if (outcome.Direction != Directions.Egress)
        {
            return;
        }

        for (var i = 0; i < outcome.Allows.Count; i++)
        {
            var allow = outcome.Allows[i];
            if (allow.Peers is [{ IpBlock: not null }, ..] && allow.Ports.Any(IsNamed))
            {
                (found ??= []).Add(new RenderWarning(
                    RenderWarningCodes.NamedPortOfAddress, outcome.Path, NamedPortOfAddress(allow.Ports.Where(IsNamed).Select(port => port.Port.Value))));
            }
        }
    }

    private static bool IsNamed(V1NetworkPolicyPort port) => port.Port is { } number && !PortRules.IsNumber(number, out _);

    private static void AddUnnamedNamespaces(RuleOutcome outcome, ref List<RenderWarning>? found)
    {
        for (var i = 0; outcome.Allows.Count > 0 && i < outcome.Unnamed.Count; i++)
        {
            var unnamed = outcome.Unnamed[i];
            var code = unnamed.Label is null ? RenderWarningCodes.NamespaceNameLabelMissing : RenderWarningCodes.NamespaceNameLabelWrong;
            (found ??= []).Add(new RenderWarning(code, outcome.Path, unnamed.ToString()));
        }
    }
}
