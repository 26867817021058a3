using k8s.Models;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;
using NetPolOperator.Core.Evaluation.Workloads;

namespace NetPolOperator.Core.Evaluation;

/// <summary>One end of a connection: a pod, the pods that a workload would make, or an address outside.</summary>
public sealed class Endpoint
{
    private readonly V1PodSpec? _spec;
    private readonly V1Pod? _pod;
    private readonly WorkloadCatalog _workloads = WorkloadCatalog.Empty;
    private IReadOnlyList<IpAddress>? _addresses;
    private WorkloadReference? _workload;

    private Endpoint(string ns, string name, IDictionary<string, string>? labels, V1PodSpec? spec)
    {
        (Namespace, Name, Labels, _spec) = (ns, name, labels, spec);
        IsHostNetwork = spec?.HostNetwork == true;
    }

    private Endpoint(V1Pod pod, WorkloadCatalog workloads)
        : this(NamespaceLabels.NameOf(pod.Metadata), pod.Metadata?.Name ?? string.Empty, pod.Metadata?.Labels, pod.Spec) =>
        (_pod, _workloads) = (pod, workloads);

    /// <summary>The namespace; empty for an address.</summary>
    public string Namespace { get; }

    /// <summary>The name of the pod or, for a workload without pods, of the workload.</summary>
    public string Name { get; }

    /// <summary>The workload that the pod belongs to; the pod itself where nothing owns it.</summary>
    public WorkloadReference Workload => _workload ??= _pod is null ? default : _workloads.OwnerOf(_pod);

    /// <summary>The labels of the pod or of the workload's template.</summary>
    public IDictionary<string, string>? Labels { get; }

    /// <summary>Whether it is an address outside.</summary>
    public bool IsExternal { get; private init; }

    /// <summary>Whether it stands for the pods that a workload would make.</summary>
    public bool IsTemplate { get; private init; }

    /// <summary>Whether the pod uses the host's network: no policy selects it and no selector finds it.</summary>
    public bool IsHostNetwork { get; }

    /// <summary>The addresses; of a pod all it has, none before it has started.</summary>
    public IReadOnlyList<IpAddress> Addresses => _addresses ??= ReadAddresses(_pod?.Status);

    /// <summary>The containers whose port names count.</summary>
    private IEnumerable<V1Container> Containers => (_spec?.Containers ?? [])
        .Concat((_spec?.InitContainers ?? []).Where(container => container?.RestartPolicy == "Always")); // sidecars serve as long as the pod does

    /// <summary>A pod.</summary>
    public static Endpoint OfPod(V1Pod pod, WorkloadCatalog? workloads = null) => new(pod, workloads ?? WorkloadCatalog.Empty);

    /// <summary>The pods that a workload would make, by its template.</summary>
    public static Endpoint OfTemplate(Workload workload) =>
        new(workload.Reference.Namespace, workload.Reference.Name, workload.Template?.Metadata?.Labels, workload.Template?.Spec)
        {
            IsTemplate = true,
            _workload = workload.Reference,
        };

    /// <summary>An address outside the cluster.</summary>
    public static Endpoint OfAddress(IpAddress address) =>
        new(string.Empty, address.ToString(), null, null) { IsExternal = true, _addresses = [address] };

    /// <summary>A pod to come: the least that a selector finds. Its ports and addresses are not known.</summary>
    internal static Endpoint OfSelector(string ns, CompiledSelector selector) =>
        new(ns, string.Empty, selector.Example(), null) { IsTemplate = true };

    /// <summary>Whether both are the same pod, which always reaches itself. Two pods of one template are not the same.</summary>
    public bool IsSame(Endpoint other) => ReferenceEquals(this, other)
        || (!IsExternal && !other.IsExternal && !IsTemplate && !other.IsTemplate && Name == other.Name && Namespace == other.Namespace);

    /// <summary>The ports behind a name; a name and protocol that no container has is no port, and an address outside has none.</summary>
    public ConnectionSet Resolve(NamedPort named)
    {
        var ports = PortSet.None;
        foreach (var port in ContainerPorts())
            if (port.Name == named)
                ports = ports.Union(PortSet.Of(port.Number));
        return ConnectionSet.Of(named.Protocol, ports);
    }

    /// <summary><c>shop/web-0</c>, <c>shop/web[Deployment]</c> for a workload without pods, or the address.</summary>
    public override string ToString() => IsExternal ? Name : IsTemplate ? Workload.ToString() : $"{Namespace}/{Name}";

    /// <summary>Whether any of the addresses is in the set.</summary>
    internal bool HasAddressIn(IpRangeSet set)
    {
        foreach (var address in Addresses)
            if (set.Contains(address))
                return true;
        return false;
    }

    /// <summary>The named ports of all containers.</summary>
    internal IEnumerable<(NamedPort Name, int Number)> ContainerPorts()
    {
        foreach (var port in Containers.SelectMany(container => container?.Ports ?? []))
            if (!string.IsNullOrEmpty(port?.Name) && TransportProtocols.TryParse(port.Protocol, out var protocol))
                yield return (new NamedPort(port.Name, protocol), port.ContainerPort);
    }

    /// <summary>The ports of all containers, named or not.</summary>
    internal IEnumerable<(TransportProtocol Protocol, int Number)> DeclaredPorts()
    {
        foreach (var port in Containers.SelectMany(container => container?.Ports ?? []))
            if (port is not null && TransportProtocols.TryParse(port.Protocol, out var protocol))
                yield return (protocol, port.ContainerPort);
    }

    private static List<IpAddress> ReadAddresses(V1PodStatus? status)
    {
        var addresses = new List<IpAddress>(1);
        foreach (var text in (status?.PodIPs ?? []).Select(ip => ip?.Ip).Append(status?.PodIP))
            if (IpAddress.TryParse(text, out var address) && !addresses.Contains(address))
                addresses.Add(address);
        return addresses;
    }
}
