using NetPolOperator.Core.Evaluation.Workloads;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>The pods of one workload.</summary>
/// <param name="Name">The workload, as <c>ns/name[Kind]</c>.</param>
internal sealed record WorkloadPods(string Name)
{
    /// <summary>The groups that its pods are in, with how many of its pods are.</summary>
    public List<(PodGroup Group, int Pods)> Groups { get; } = [];

    /// <summary>The workloads of some namespaces, sorted by name.</summary>
    public static IReadOnlyList<WorkloadPods> Of(IEnumerable<NamespaceScope> scopes)
    {
        var workloads = new Dictionary<WorkloadReference, WorkloadPods>();
        foreach (var group in scopes.SelectMany(scope => scope.Groups))
            foreach (var pods in group.Pods.GroupBy(pod => pod.Workload))
            {
                if (!workloads.TryGetValue(pods.Key, out var workload))
                    workloads[pods.Key] = workload = new WorkloadPods(pods.Key.ToString());
                workload.Groups.Add((group, pods.Count()));
            }

        return [.. workloads.Values.OrderBy(workload => workload.Name, StringComparer.Ordinal)];
    }
}
