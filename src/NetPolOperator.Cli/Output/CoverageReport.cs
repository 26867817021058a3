namespace NetPolOperator.Cli.Output;

/// <summary>How many pods are isolated.</summary>
/// <param name="Total">Over all namespaces.</param>
/// <param name="Namespaces">Each namespace that has pods.</param>
/// <param name="OpenPods">Pods that are open in one direction or both.</param>
internal sealed record CoverageReport(NamespaceCoverageLine Total, IReadOnlyList<NamespaceCoverageLine> Namespaces, IReadOnlyList<OpenPod> OpenPods);

/// <summary>One namespace.</summary>
/// <param name="Namespace">Its name; null for the total.</param>
/// <param name="Pods">Its pods, or the workloads that have none yet.</param>
/// <param name="Ingress">How many are isolated for connections to them.</param>
/// <param name="Egress">How many are isolated for connections from them.</param>
internal sealed record NamespaceCoverageLine(string? Namespace, int Pods, DirectionCount Ingress, DirectionCount Egress);

/// <summary>One direction.</summary>
/// <param name="Isolated">Pods that a policy isolates.</param>
/// <param name="Open">Pods that could be isolated and are not.</param>
/// <param name="Unprotectable">Pods of the host's network, which no policy can isolate.</param>
internal sealed record DirectionCount(int Isolated, int Open, int Unprotectable)
{
    /// <summary>The isolated ones' share of those that could be, from 0 to 1; 1 only where none is open, however many there are.</summary>
    public double Ratio => Open == 0 ? 1 : Math.Min(Math.Round(Isolated / (double)(Isolated + Open), 4), 0.9999);
}

/// <summary>A pod that is open.</summary>
/// <param name="Pod"><c>ns/pod</c>, or <c>ns/name[Kind]</c> for a workload without pods.</param>
/// <param name="Directions">The open directions.</param>
internal sealed record OpenPod(string Pod, IReadOnlyList<string> Directions);
