using k8s.Models;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>Tells which pods look the same to selectors and port names: equal labels, equal container ports, equal hostNetwork.</summary>
internal sealed class PodGrouping : IEqualityComparer<V1Pod>
{
    private static readonly Dictionary<string, string> NoLabels = [];

    public static PodGrouping Instance { get; } = new();

    public bool Equals(V1Pod? left, V1Pod? right) => ReferenceEquals(left, right)
        || (left is not null && right is not null
            && (left.Spec?.HostNetwork == true) == (right.Spec?.HostNetwork == true)
            && SameLabels(left.Metadata?.Labels ?? NoLabels, right.Metadata?.Labels ?? NoLabels)
            && SameContainers(left.Spec?.Containers, right.Spec?.Containers)
            && SameContainers(left.Spec?.InitContainers, right.Spec?.InitContainers));

    public int GetHashCode(V1Pod pod)
    {
        var hash = 17;
        // A sum, because dictionaries have no order.
        foreach (var (key, value) in pod.Metadata?.Labels ?? NoLabels)
            hash += HashCode.Combine(key, value);
        return hash;
    }

    private static bool SameLabels(IDictionary<string, string> left, IDictionary<string, string> right)
    {
        if (left.Count != right.Count)
            return false;
        foreach (var (key, value) in left)
            if (!right.TryGetValue(key, out var other) || other != value)
                return false;
        return true;
    }

    private static bool SameContainers(IList<V1Container>? left, IList<V1Container>? right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left?.Count != right?.Count)
            return false;
        for (var i = 0; i < left!.Count; i++)
            if (left[i].RestartPolicy != right![i].RestartPolicy || !SamePorts(left[i].Ports, right[i].Ports))
                return false;
        return true;
    }

    private static bool SamePorts(IList<V1ContainerPort>? left, IList<V1ContainerPort>? right)
    {
        if ((left?.Count ?? 0) != (right?.Count ?? 0))
            return false;
        for (var i = 0; i < (left?.Count ?? 0); i++)
            if (left![i].ContainerPort != right![i].ContainerPort || left[i].Name != right[i].Name || left[i].Protocol != right[i].Protocol)
                return false;
        return true;
    }
}
