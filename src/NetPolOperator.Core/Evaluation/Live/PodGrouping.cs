using k8s.Models;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>Tells which pods look the same to selectors and port names: equal labels, equal container ports, equal hostNetwork.</summary>
internal sealed class PodGrouping : IEqualityComparer<V1Pod>
{
    public static PodGrouping Instance { get; } = new();

    public bool Equals(V1Pod? left, V1Pod? right) => ReferenceEquals(left, right)
        || (left is not null && right is not null
            && SameLabels(left.Metadata?.Labels, right.Metadata?.Labels)
            && (left.Spec?.HostNetwork == true) == (right.Spec?.HostNetwork == true)
            && SamePorts(left.Spec, right.Spec));

    public int GetHashCode(V1Pod pod)
    {
        var hash = 17;
        // A sum, because dictionaries have no order.
        foreach (var (key, value) in pod.Metadata?.Labels ?? new Dictionary<string, string>())
            hash += HashCode.Combine(key, value);
        return hash;
    }

    private static bool SameLabels(IDictionary<string, string>? left, IDictionary<string, string>? right)
    {
        if ((left?.Count ?? 0) != (right?.Count ?? 0))
            return false;
        foreach (var (key, value) in left ?? new Dictionary<string, string>())
            if (!right!.TryGetValue(key, out var other) || other != value)
                return false;
        return true;
    }

    private static bool SamePorts(V1PodSpec? left, V1PodSpec? right) =>
        ReferenceEquals(left, right) || Ports(left).SequenceEqual(Ports(right));

    private static IEnumerable<(string?, string?, int)> Ports(V1PodSpec? spec) =>
        from container in (spec?.Containers ?? []).Concat(spec?.InitContainers ?? [])
        from port in container.Ports ?? []
        where !string.IsNullOrEmpty(port.Name)
        select (port.Name, port.Protocol, port.ContainerPort);
}
