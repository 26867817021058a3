namespace NetPolOperator.Core.Evaluation.Workloads;

/// <summary>Names the workload that a pod belongs to: its controlling owner, or the pod itself.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind">The kind: <c>Deployment</c>, <c>StatefulSet</c>, <c>Pod</c> ….</param>
public readonly record struct WorkloadReference(string Namespace, string Name, string Kind)
{
    /// <summary>The kind of a pod that nothing owns.</summary>
    public const string PodKind = "Pod";

    /// <summary><c>shop/web[Deployment]</c>.</summary>
    public override string ToString() => $"{Namespace}/{Name}[{Kind}]";
}
