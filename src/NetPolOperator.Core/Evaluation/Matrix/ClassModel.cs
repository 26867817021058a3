using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>Classes, and the policies in terms of classes: all that rows are computed from. Immutable once built.</summary>
internal sealed class ClassModel
{
    /// <summary>The classes: pods and addresses.</summary>
    public required IReadOnlyList<EndpointClass> Classes { get; init; }

    /// <summary>The named ports that some pod answers to.</summary>
    public required PortTables Ports { get; init; }

    /// <summary>The table of named ports of each class.</summary>
    public required int[] PortTable { get; init; }

    /// <summary>The distinct sets of rules for what leaves a pod, and which of them each class has.</summary>
    public required Profiles Egress { get; init; }

    /// <summary>The distinct sets of rules for what reaches a pod with its named ports, and which of them each class has.</summary>
    public required Profiles Ingress { get; init; }

    /// <summary>The classes that each rule's peers match; nothing for a rule that everyone matches.</summary>
    public required IReadOnlyDictionary<CompiledRule, BitSet> Peers { get; init; }
}
