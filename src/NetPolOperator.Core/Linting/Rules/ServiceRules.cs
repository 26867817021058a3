using System.Globalization;
using k8s.Models;

namespace NetPolOperator.Core.Linting.Rules;

/// <summary>Services and the pods behind them.</summary>
internal static class ServiceRules
{
    private static readonly LintRule ServicePort = new("NP034", "service-port", LintSeverity.Warning, "A Service's port where the pod's is needed",
        "Policies see the pod's port, after the Service has translated its own: a rule for the Service's port never matches.",
        "Use the Service's targetPort.");

    public static LintFamily Family { get; } = new([ServicePort], Check);

    private static IEnumerable<LintFinding> Check(LintContext context)
    {
        foreach (var site in context.Sites.Where(s => !s.AllPorts))
        {
            var destinations = site.IsIngress ? context.Selected(site.Policy) : site.AllPeers ? [] : context.Matching(site);
            if (destinations.Count == 0) continue;
            for (var i = 0; i < site.Ports!.Count; i++)
                if (Mistaken(context, destinations, site.Ports[i]) is var (service, target))
                    yield return ServicePort.At(site.Target, $"{site.Path}.ports[{i}].port", $"{site.Ports[i].Port} is the port of Service {service}; its pods listen on {target}", $"Write port: {target}.");
        }
    }

    private static (string Service, string Target)? Mistaken(LintContext context, IReadOnlyList<LintPod> destinations, V1NetworkPolicyPort? port)
    {
        if (port?.Port == null || port.EndPort != null || PortRules.IsName(port.Port) || !int.TryParse(port.Port.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var protocol = port.Protocol ?? "TCP";
        // A pod that declares the port itself is meant.
        if (destinations.Any(d => d.Ports.Contains((protocol, number)))) return null;
        var candidates =
            from ns in destinations.Select(d => d.Namespace).Distinct()
            from service in context.View.ServicesIn(ns)
            where service.Spec?.Selector is { Count: > 0 } selector && destinations.Any(d => d.Namespace == ns && selector.All(l => d.Labels?.TryGetValue(l.Key, out var value) == true && value == l.Value))
            from servicePort in service.Spec.Ports ?? []
            where servicePort.Port == number && (servicePort.Protocol ?? "TCP") == protocol
            let target = servicePort.TargetPort?.ToString() ?? ""
            where target.Length > 0 && target != number.ToString(CultureInfo.InvariantCulture)
            select ((string Service, string Target)?)($"{ns}/{service.Metadata.Name}", target);
        return candidates.FirstOrDefault();
    }
}
