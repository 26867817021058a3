using System.Globalization;
using k8s.Models;

namespace NetPolOperator.Core.Tests.Properties;

/// <content>What a cluster has beside its tenants: nodes, DNS, the API server, and Services with what is behind them.</content>
internal sealed partial class WorldMaker
{
    private static V1Node Node(int index) => new()
    {
        Metadata = new V1ObjectMeta { Name = $"n{index}" },
        Status = new V1NodeStatus
        {
            Addresses =
            [
                new V1NodeAddress { Type = "InternalIP", Address = string.Create(CultureInfo.InvariantCulture, $"192.0.2.{11 + index}") },
                new V1NodeAddress { Type = "ExternalIP", Address = "192.0.2.99" },
            ],
        },
    };

    private static V1Pod NodeLocalPod() => SystemPod("node-local", "192.0.2.11", "k8s-app", "node-local-dns", hostNetwork: true);

    private static V1Pod SystemPod(string name, string address, string key, string value, bool hostNetwork = false) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = "kube-system", Labels = new Dictionary<string, string> { [key] = value } },
        Spec = new V1PodSpec
        {
            HostNetwork = hostNetwork,
            Containers = [new V1Container { Name = "c", Ports = [new V1ContainerPort { Name = "dns", ContainerPort = 5353, Protocol = "UDP" }] }],
        },
        Status = new V1PodStatus { Phase = "Running", PodIP = address },
    };

    private IEnumerable<V1Pod> SystemPods() => new[]
    {
        SystemPod("dns", "10.0.0.99", "k8s-app", "kube-dns"),
        SystemPod("dns-too", "10.0.0.98", "k8s-app", "coredns"),
        SystemPod("ingress", "10.0.0.97", "app.kubernetes.io/name", "traefik"),
        SystemPod("scraper", "10.0.0.96", "app.kubernetes.io/name", "prometheus"),
    }.Where(pod => pod.Metadata.Name == "dns" || Chance(50));

    private IEnumerable<V1Service> SystemServices()
    {
        if (Chance(60))
        {
            yield return DnsService();
        }

        if (Chance(80))
        {
            yield return new V1Service
            {
                Metadata = new V1ObjectMeta { Name = "kubernetes", NamespaceProperty = "default" },
                Spec = new V1ServiceSpec { ClusterIP = "10.96.0.1", Ports = [new V1ServicePort { Name = "https", Port = 443, TargetPort = 6443 }] },
            };
        }
    }

    private V1Service DnsService() => new()
    {
        Metadata = new V1ObjectMeta { Name = "kube-dns", NamespaceProperty = "kube-system" },
        Spec = new V1ServiceSpec
        {
            ClusterIP = Pick("10.96.0.10", "10.96.0.11"),
            Selector = Chance(70) ? new Dictionary<string, string> { ["k8s-app"] = Pick("kube-dns", "coredns") } : null,
            Ports =
            [
                new V1ServicePort { Name = "dns", Port = 53, TargetPort = Pick<IntOrString>(53, 5353, "dns"), Protocol = "UDP" },
                new V1ServicePort { Name = "metrics", Port = 9153, TargetPort = 8080, Protocol = "TCP" },
            ],
        },
    };

    private IEnumerable<V1Service> Services(string ns) => new[] { "s1", "s2" }.Where(_ => Chance(70)).Select(name => new V1Service
    {
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = ns },
        Spec = Chance(15) ? new V1ServiceSpec { Type = "ExternalName", ExternalName = "example.com" } : new V1ServiceSpec
        {
            Selector = Next(8) switch { 0 => new Dictionary<string, string>(), < 3 => null, _ => new Dictionary<string, string> { ["app"] = Pick(Apps) } },
            Ports = [new V1ServicePort { Name = "web", Port = 80, TargetPort = Pick<IntOrString>(8080, "http", 80) }],
        },
    });

    private IEnumerable<V1EndpointSlice> Slices() =>
    [
        .. Enumerable.Range(0, Next(3)).Select(i => Slice($"api-{i}", "default", "kubernetes", "https", Pick("192.0.2.21", "192.0.2.22"), 6443, "TCP")),
        .. Enumerable.Range(0, Next(2)).Select(i => Slice($"dns-{i}", "kube-system", "kube-dns", Pick("dns", "metrics"), "198.51.100.53", Pick(53, 5353), "UDP")),
        .. Enumerable.Range(0, Next(5)).Select(i => Slice($"slice-{i}", Pick(Spaces), Pick("s1", "s2"), "web", Pick("198.51.100.1", "198.51.100.2"), Pick(80, 8080), Pick("TCP", "UDP"))),
    ];

    // Now and then without any port, for all ports, or of names instead of addresses.
    private V1EndpointSlice Slice(string name, string ns, string service, string portName, string address, int port, string protocol) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = ns, Labels = new Dictionary<string, string> { ["kubernetes.io/service-name"] = service } },
        AddressType = Chance(5) ? "FQDN" : "IPv4",
        Endpoints = [new V1Endpoint { Addresses = [address] }],
        Ports = Next(12) switch
        {
            0 => null,
            1 => [new Discoveryv1EndpointPort { Name = portName, Protocol = protocol }],
            _ => [new Discoveryv1EndpointPort { Name = portName, Port = port, Protocol = protocol }],
        },
    };
}
