using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>Rules that allow addresses on ports that are given by name: a name is a pod's, and means nothing elsewhere.</summary>
internal static class NamedPortsOfAddresses
{
    /// <summary>Whether the rule admits nothing: it has names alone, and none of the addresses is that of a pod with such a port.</summary>
    public static bool AreAll(EvaluationContext context, CompiledRule rule) =>
        rule is { Direction: TrafficDirection.Egress, Peers: [_, ..] peers, Ports: { Named.Count: > 0, Numbered.IsEmpty: true } }
        && peers.All(peer => peer.Addresses is not null)
        && !context.View.Namespaces.SelectMany(ns => context.In(ns.Metadata.Name).Groups).Any(group => Has(group, rule));

    private static bool Has(PodGroup group, CompiledRule rule) =>
        !rule.Ports.On(group.Example).IsEmpty && group.Pods.Exists(pod => rule.Peers!.Any(peer => pod.HasAddressIn(peer.Addresses!)));
}
