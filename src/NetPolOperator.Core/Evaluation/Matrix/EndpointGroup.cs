using NetPolOperator.Core.Evaluation.Addresses;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>Ends that look the same to every selector, port name and block; or one piece of the address space.</summary>
/// <param name="Namespace">The namespace of the pods; null for addresses.</param>
/// <param name="LabelSet">The label set; negative where no selector applies: addresses and pods on the host's network.</param>
/// <param name="PortTable">The table of named ports.</param>
/// <param name="Pieces">The pieces of the address space that the ends have addresses in.</param>
internal sealed record EndpointGroup(string? Namespace, int LabelSet, int PortTable, IReadOnlyList<int> Pieces)
{
    public const int NoLabels = -1;

    /// <summary>The pods and templates.</summary>
    public List<Endpoint> Endpoints { get; } = [];

    /// <summary>The addresses, for a group of addresses.</summary>
    public IpRange? Range { get; init; }
}
