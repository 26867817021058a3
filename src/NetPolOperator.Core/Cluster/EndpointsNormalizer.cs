using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Cluster;

/// <summary>Brings EndpointSlices and Endpoints to one form.</summary>
public static class EndpointsNormalizer
{
    /// <summary>The label that names the Service of an EndpointSlice.</summary>
    public const string ServiceNameLabel = "kubernetes.io/service-name";

    /// <summary>The Service of a slice, or null where it names none.</summary>
    public static string? ServiceOf(V1EndpointSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return slice.Metadata.Labels is { } labels && labels.TryGetValue(ServiceNameLabel, out var name) && name.Length > 0 ? name : null;
    }

    /// <summary>A slice's addresses and ports; slices of FQDNs have no addresses that a policy could hold.</summary>
    public static IReadOnlyList<ServiceEndpoints> From(V1EndpointSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var addresses = slice.AddressType == "FQDN" ? [] : (slice.Endpoints ?? []).SelectMany(e => e.Addresses ?? []).ToList();
        var ports = (slice.Ports ?? []).Select(p => new ServiceEndpointPort(p.Name, p.Port, p.Protocol ?? Protocols.Tcp)).ToList();
        return addresses.Count == 0 ? [] : [new ServiceEndpoints(addresses, ports)];
    }

    /// <summary>One entry a subset of an Endpoints object, addresses that are not ready included.</summary>
    public static IReadOnlyList<ServiceEndpoints> From(V1Endpoints endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return (endpoints.Subsets ?? [])
            .Select(s => new ServiceEndpoints(
                (s.Addresses ?? []).Concat(s.NotReadyAddresses ?? []).Select(a => a.Ip).ToList(),
                (s.Ports ?? []).Select(p => new ServiceEndpointPort(p.Name, p.Port, p.Protocol ?? Protocols.Tcp)).ToList()))
            .Where(s => s.Addresses.Count > 0)
            .ToList();
    }
}
