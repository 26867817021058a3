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
