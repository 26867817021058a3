using NetPolOperator.Core.Evaluation.Addresses;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>Ends that no policy can tell apart: whatever one of them may do, and may have done to it, the others may too.</summary>
public sealed class EndpointClass
{
    internal EndpointClass(int index, IReadOnlyList<Endpoint> endpoints, IReadOnlyList<IpRange> ranges) =>
        (Index, Endpoints, Ranges) = (index, endpoints, ranges);

    /// <summary>Its place among the classes of the matrix.</summary>
    public int Index { get; }

    /// <summary>The pods and the workloads without pods, sorted by name; empty for addresses.</summary>
    public IReadOnlyList<Endpoint> Endpoints { get; }

    /// <summary>The addresses, merged and sorted; empty for pods.</summary>
    public IReadOnlyList<IpRange> Ranges { get; }

    /// <summary>Whether these are addresses outside.</summary>
    public bool IsExternal => Endpoints.Count == 0;
}
