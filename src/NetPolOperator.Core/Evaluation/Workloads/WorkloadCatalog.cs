using k8s;
using k8s.Models;

namespace NetPolOperator.Core.Evaluation.Workloads;

/// <summary>The workloads of a cluster or of some manifests, and which of them each pod belongs to.</summary>
public sealed class WorkloadCatalog
{
    private readonly Dictionary<WorkloadReference, WorkloadReference> _owners;
    private readonly HashSet<WorkloadReference>? _given;

    private WorkloadCatalog(Dictionary<WorkloadReference, Workload> workloads, Dictionary<WorkloadReference, WorkloadReference> owners, bool isComplete)
    {
        Workloads = [.. workloads.Values.OrderBy(workload => workload.Reference.ToString(), StringComparer.Ordinal)];
        _owners = owners;
        _given = isComplete ? [.. workloads.Keys] : null;
    }

    /// <summary>Workload objects are not looked at: the owner's owner is told from the names that the controllers give.</summary>
    public static WorkloadCatalog Empty { get; } = new([], [], isComplete: false);

    /// <summary>The workloads that no other workload owns, sorted by name.</summary>
    public IReadOnlyList<Workload> Workloads { get; }

    /// <summary>Takes the workloads out of any objects; what is not a workload is left aside.</summary>
    public static WorkloadCatalog From(IEnumerable<IKubernetesObject> objects)
    {
        var owners = new Dictionary<WorkloadReference, WorkloadReference>();
        var roots = new Dictionary<WorkloadReference, Workload>();
        var owned = new List<Workload>();
        foreach (var given in objects)
        {
            if (WorkloadReader.Read(given) is not { } read)
                continue;
            if (OwnerNames.OnlyAboveOthers(ControllerOf(read.Metadata)) is { } owner)
            {
                owners[read.Workload.Reference] = owner with { Namespace = read.Workload.Reference.Namespace };
                owned.Add(read.Workload);
            }
            else
            {
                roots[read.Workload.Reference] = read.Workload;
            }
        }

        // An owner that was not given has pods like those of what it owns.
        foreach (var workload in owned)
            roots.TryAdd(owners[workload.Reference], workload with { Reference = owners[workload.Reference] });
        return new WorkloadCatalog(roots, owners, isComplete: true);
    }

    /// <summary>
    /// The workload that a pod belongs to: its controlling owner, or that one's owner where it is given. A name alone proves nothing where objects
    /// can be given: the Job report-20260101 may be anybody's.
    /// </summary>
    public WorkloadReference OwnerOf(V1Pod pod)
    {
        var ns = NamespaceLabels.NameOf(pod.Metadata);
        if (ControllerOf(pod.Metadata) is not { } owner)
            return new WorkloadReference(ns, pod.Metadata?.Name ?? string.Empty, WorkloadReference.PodKind);
        owner = owner with { Namespace = ns };
        if (_owners.TryGetValue(owner, out var known))
            return known;
        var above = OwnerNames.Above(owner, pod.Metadata!.Labels);
        return _given is null || _given.Contains(above) ? above : owner;
    }

    // A Node owns the mirror pods of its static pods; a Node is not a workload.
    private static WorkloadReference? ControllerOf(V1ObjectMeta? metadata)
    {
        var controller = metadata?.OwnerReferences?.FirstOrDefault(owner => owner is { Controller: true } && owner.Kind != V1Node.KubeKind);
        if (controller is null) return null;
        // The API server lets no owner pass without its kind; a file may lack it.
        return new WorkloadReference(string.Empty, controller.Name, string.IsNullOrEmpty(controller.Kind) ? WorkloadReference.PodKind : controller.Kind);
    }
}
