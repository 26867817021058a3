using k8s;
using k8s.Models;

namespace NetPolOperator.Core.Evaluation.Workloads;

/// <summary>The workloads of a cluster or of some manifests, and which of them each pod belongs to.</summary>
public sealed class WorkloadCatalog
{
    private readonly Dictionary<WorkloadReference, WorkloadReference> _owners = [];

    private WorkloadCatalog(IReadOnlyList<Workload> workloads) => Workloads = workloads;

    /// <summary>No workload objects: pods are told apart by their owner references alone.</summary>
    public static WorkloadCatalog Empty { get; } = new([]);

    /// <summary>The workloads that nothing else owns, sorted by name.</summary>
    public IReadOnlyList<Workload> Workloads { get; private init; }

    /// <summary>Takes the workloads out of any objects; what is not a workload is left aside.</summary>
    public static WorkloadCatalog From(IEnumerable<IKubernetesObject> objects)
    {
        var owners = new Dictionary<WorkloadReference, WorkloadReference>();
        var roots = new Dictionary<WorkloadReference, Workload>();
        foreach (var given in objects)
        {
            if (WorkloadReader.Read(given) is not { } read)
                continue;
            if (ControllerOf(read.Metadata) is { } owner)
                owners[read.Workload.Reference] = owner with { Namespace = read.Workload.Reference.Namespace };
            else
                roots[read.Workload.Reference] = read.Workload;
        }

        var catalog = new WorkloadCatalog([.. roots.Values.OrderBy(workload => workload.Reference.ToString(), StringComparer.Ordinal)]);
        foreach (var (owned, owner) in owners)
            catalog._owners[owned] = owner;
        return catalog;
    }

    /// <summary>The workload that a pod belongs to: the owner's owner where that is known or can be told from the names.</summary>
    public WorkloadReference OwnerOf(V1Pod pod)
    {
        var ns = NamespaceLabels.NameOf(pod.Metadata);
        if (ControllerOf(pod.Metadata) is not { } owner)
            return new WorkloadReference(ns, pod.Metadata?.Name ?? string.Empty, WorkloadReference.PodKind);
        owner = owner with { Namespace = ns };
        return _owners.TryGetValue(owner, out var known) ? known : OwnerNames.Above(owner, pod.Metadata!.Labels);
    }

    // A Node owns the mirror pods of its static pods; a Node is not a workload.
    private static WorkloadReference? ControllerOf(V1ObjectMeta? metadata)
    {
        var controller = metadata?.OwnerReferences?.FirstOrDefault(owner => owner is { Controller: true } && owner.Kind != V1Node.KubeKind);
        return controller is null ? null : new WorkloadReference(string.Empty, controller.Name, controller.Kind);
    }
}
