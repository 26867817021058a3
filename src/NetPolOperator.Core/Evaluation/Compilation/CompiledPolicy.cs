using System.Runtime.CompilerServices;
using k8s.Models;

namespace NetPolOperator.Core.Evaluation.Compilation;

/// <summary>A NetworkPolicy ready to be evaluated: defaults applied, selectors in normal form, addresses as numbers.</summary>
public sealed class CompiledPolicy
{
    private static readonly ConditionalWeakTable<V1NetworkPolicy, CompiledPolicy> Compiled = [];

    internal CompiledPolicy(V1NetworkPolicy source)
    {
        Source = source;
        Namespace = NamespaceLabels.NameOf(source.Metadata);
        Name = source.Metadata?.Name ?? string.Empty;
    }

    /// <summary>The policy as it was given.</summary>
    public V1NetworkPolicy Source { get; }

    /// <summary>The namespace whose pods it selects.</summary>
    public string Namespace { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The pods that it selects.</summary>
    public CompiledSelector PodSelector { get; internal init; } = CompiledSelector.Nothing;

    /// <summary>The rules for connections to the selected pods; null where the policy does not isolate them in this direction.</summary>
    public IReadOnlyList<CompiledRule>? Ingress { get; internal set; }

    /// <summary>The rules for connections from the selected pods; null where the policy does not isolate them in this direction.</summary>
    public IReadOnlyList<CompiledRule>? Egress { get; internal set; }

    /// <summary>What the API server would refuse; empty for every policy that comes from one.</summary>
    public IReadOnlyList<PolicyProblem> Problems { get; internal init; } = [];

    /// <summary>Compiles a policy; the result is kept as long as the object lives, so that asking again costs nothing. Not for a process that stays: see <see cref="PolicyCompiler"/>.</summary>
    public static CompiledPolicy Of(V1NetworkPolicy policy) => Compiled.GetValue(policy, static policy => PolicyCompiler.Compile(policy));

    /// <summary>Whether it isolates the selected pods in a direction.</summary>
    public bool Isolates(TrafficDirection direction) => Rules(direction) is not null;

    /// <summary>The rules of a direction; null where the policy does not isolate it.</summary>
    public IReadOnlyList<CompiledRule>? Rules(TrafficDirection direction) => direction == TrafficDirection.Ingress ? Ingress : Egress;

    /// <summary>Whether it selects a pod. Pods on the host's network are never selected.</summary>
    public bool Selects(Endpoint end) => end is { IsExternal: false, IsHostNetwork: false }
        && end.Namespace == Namespace && PodSelector.Matches(end.Labels);

    /// <summary><c>shop/web</c>.</summary>
    public override string ToString() => $"{Namespace}/{Name}";
}
