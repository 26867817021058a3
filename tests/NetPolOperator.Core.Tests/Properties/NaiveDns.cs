using k8s.Models;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>What <c>dns: Auto</c> opens, read off the documentation.</summary>
internal static class NaiveDns
{
    public static bool Is(World world, Remote remote, Probe probe)
    {
        var service = world.Services.SingleOrDefault(s => s.Metadata.NamespaceProperty == "kube-system" && s.Metadata.Name == "kube-dns");
        return probe.Protocol is "TCP" or "UDP"
            && (IsNodeLocal(world, service, remote, probe)
                || (service is null ? IsPod(remote, "kube-dns") && probe.Port == 53
                    : service.Spec.Selector is { } selector ? IsPod(remote, selector["k8s-app"]) && IsTarget(world, service, remote.Pod!, probe)
                    : world.EndpointsOf("kube-system", "kube-dns").Any(e => e.Addresses.Contains(remote.Ip) && e.Ports.Any(p => p.Name == "dns" && p.Port == probe.Port))));
    }

    private static bool IsNodeLocal(World world, V1Service? service, Remote remote, Probe probe) =>
        probe.Port == 53 && (remote.Ip == "169.254.20.10" || remote.Ip == service?.Spec.ClusterIP)
        && world.Pods.Any(p => p.Metadata.NamespaceProperty == "kube-system" && p.Metadata.Labels.TryGetValue("k8s-app", out var app) && app == "node-local-dns");

    private static bool IsPod(Remote remote, string app) =>
        remote.Namespace?.Metadata.Name == "kube-system" && remote.Pod!.Metadata.Labels.TryGetValue("k8s-app", out var found) && found == app;

    // The target of port 53: a number, the number that the endpoints have for its name, or else what the pod calls by that name.
    private static bool IsTarget(World world, V1Service service, V1Pod pod, Probe probe)
    {
        var target = service.Spec.Ports.Single(p => p.Port == 53).TargetPort;
        if (int.TryParse(target.Value, out var number))
        {
            return number == probe.Port;
        }

        var told = world.EndpointsOf("kube-system", "kube-dns").SelectMany(e => e.Ports).Where(p => p.Name == "dns" && p.Port is not null).Select(p => p.Port).ToList();
        return told.Count > 0 ? told.Contains(probe.Port)
            : pod.Spec.Containers[0].Ports.Any(p => p.Name == target.Value && p.ContainerPort == probe.Port && p.Protocol == probe.Protocol);
    }
}
