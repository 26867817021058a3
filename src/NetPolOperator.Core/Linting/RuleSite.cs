using k8s.Models;

namespace NetPolOperator.Core.Linting;

/// <summary>One rule of a policy, of either direction.</summary>
/// <param name="Target">The policy as an object to be checked.</param>
/// <param name="Policy">The policy.</param>
/// <param name="IsIngress">Whether the rule stands under <c>ingress</c>.</param>
/// <param name="Index">Its place there.</param>
/// <param name="Peers">Its <c>from</c> or <c>to</c>; null where it has none.</param>
/// <param name="Ports">Its ports; null where it has none.</param>
internal sealed record RuleSite(
    LintTarget Target, V1NetworkPolicy Policy, bool IsIngress, int Index, IList<V1NetworkPolicyPeer>? Peers, IList<V1NetworkPolicyPort>? Ports)
{
    /// <summary><c>spec.ingress[0]</c>.</summary>
    public string Path => $"spec.{(IsIngress ? "ingress" : "egress")}[{Index}]";

    /// <summary><c>spec.ingress[0].from</c>.</summary>
    public string PeersPath => $"{Path}.{PeersField}";

    /// <summary><c>from</c> or <c>to</c>.</summary>
    public string PeersField => IsIngress ? "from" : "to";

    /// <summary>Missing and empty both mean everyone.</summary>
    public bool AllPeers => Peers is not { Count: > 0 };

    /// <summary>Missing and empty both mean every port.</summary>
    public bool AllPorts => Ports is not { Count: > 0 };

    /// <summary>The direction's name.</summary>
    public string Direction => IsIngress ? "Ingress" : "Egress";

    /// <summary>The rules of a policy.</summary>
    public static IEnumerable<RuleSite> Of(LintTarget target, V1NetworkPolicy policy)
    {
        var ingress = (policy.Spec?.Ingress ?? []).Select((r, i) => new RuleSite(target, policy, true, i, r?.FromProperty, r?.Ports));
        var egress = (policy.Spec?.Egress ?? []).Select((r, i) => new RuleSite(target, policy, false, i, r?.To, r?.Ports));
        return ingress.Concat(egress);
    }
}
