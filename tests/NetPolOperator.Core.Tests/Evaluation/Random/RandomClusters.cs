using FsCheck;
using FsCheck.Fluent;
using k8s.Models;

namespace NetPolOperator.Core.Tests.Evaluation.Random;

/// <summary>Makes small clusters in which every feature of the API turns up often and everything has a fair chance to match.</summary>
public static class RandomClusters
{
    private static readonly string[] NamespaceNames = ["alpha", "beta", "gamma"];

    public static Gen<RandomCluster> Clusters =>
        from namespaces in Namespaces
        from pods in Gen.Choose(2, 6).SelectMany(count => Gen.CollectToArray(Enumerable.Range(0, count).Select(Pod)))
        from policies in Gen.Choose(0, 5).SelectMany(count => Gen.CollectToArray(Enumerable.Range(0, count).Select(Policy)))
        select new RandomCluster([.. namespaces.OfType<V1Namespace>()], [.. pods], [.. policies]);

    // A namespace may have no object of its own, and its name label may or may not be given.
    private static Gen<V1Namespace?[]> Namespaces => Gen.CollectToArray(NamespaceNames.Select(name =>
        from given in Rarely
        from labels in RandomSelectors.Labels
        from named in Gen.Elements(true, false)
        select given ? null : new V1Namespace { Metadata = new V1ObjectMeta { Name = name, Labels = named ? With(labels, name) : labels } }));

    private static Gen<bool> Rarely => Gen.Frequency((1, Gen.Constant(true)), (5, Gen.Constant(false)));

    private static Gen<V1Pod> Pod(int index) =>
        from ns in Gen.Elements(NamespaceNames)
        from labels in RandomSelectors.Labels
        from host in Rarely
        from addresses in PodAddresses(index, host)
        from containers in Gen.Choose(1, 2).SelectMany(count => Gen.CollectToArray(Enumerable.Range(0, count).Select(Container)))
        select new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = $"pod-{index}", NamespaceProperty = ns, Labels = labels },
            Spec = new V1PodSpec { HostNetwork = host ? true : null, Containers = [.. containers] },
            Status = new V1PodStatus { PodIP = addresses.FirstOrDefault(), PodIPs = [.. addresses.Select(address => new V1PodIP { Ip = address })] },
        };

    private static Gen<string[]> PodAddresses(int index, bool host) => host
        ? Gen.Constant(new[] { $"172.18.0.{index + 2}" })
        : Gen.Elements<string[]>(
            [$"10.1.0.{index + 2}"], [$"10.2.0.{index + 2}"], [$"fd00::1:{index + 2}"], [$"10.1.0.{index + 2}", $"fd00::1:{index + 2}"], []);

    private static Gen<V1Container> Container(int index) =>
        from ports in Gen.Choose(0, 2).SelectMany(count => Gen.CollectToArray(Enumerable.Range(0, count).Select(_ => ContainerPort)))
        select new V1Container { Name = $"c{index}", Ports = [.. ports] };

    private static Gen<V1ContainerPort> ContainerPort =>
        from name in Gen.Elements<string?>("http", "dns", null)
        from number in Gen.Elements(53, 80, 443, 8080)
        from protocol in Gen.Elements<string?>(null, "TCP", "UDP", "SCTP")
        select new V1ContainerPort { Name = name, ContainerPort = number, Protocol = protocol };

    private static Gen<V1NetworkPolicy> Policy(int index) =>
        from ns in Gen.Elements(NamespaceNames)
        from selector in RandomSelectors.Selector
        from types in Gen.Elements<string[]?>(null, [], ["Ingress"], ["Egress"], ["Ingress", "Egress"])
        from ingress in RandomRules.Lists(RandomRules.Ingress)
        from egress in RandomRules.Lists(RandomRules.Egress)
        select new V1NetworkPolicy
        {
            Metadata = new V1ObjectMeta { Name = $"policy-{index}", NamespaceProperty = ns },
            Spec = new V1NetworkPolicySpec { PodSelector = selector, PolicyTypes = types, Ingress = ingress, Egress = egress },
        };

    private static Dictionary<string, string> With(IDictionary<string, string>? labels, string name) =>
        new(labels ?? new Dictionary<string, string>()) { ["kubernetes.io/metadata.name"] = name };
}
