using k8s.Models;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

/// <summary>A policy of somebody else under the name of one of ours.</summary>
/// <param name="Owner">The resource whose policy cannot be written.</param>
/// <param name="Namespace">The policy's namespace.</param>
/// <param name="Name">The policy's name.</param>
/// <param name="Message">Whose it seems to be, and what to do.</param>
public sealed record NameConflict(OwnerIdentity Owner, string Namespace, string Name, string Message)
{
    /// <summary>Two owners want one name, and the other has it.</summary>
    internal static NameConflict Between(RenderedPolicy rendered, OwnerIdentity holder) =>
        Of(rendered, $"{holder} has a policy of the same name: rename one of them");

    /// <summary>There is a live policy that is not ours to change.</summary>
    internal static NameConflict With(RenderedPolicy rendered, V1NetworkPolicy live) => Of(rendered, Whose(live, rendered.Owner));

    private static NameConflict Of(RenderedPolicy rendered, string message) => new(rendered.Owner, rendered.Namespace, rendered.Name, message);

    private static string Whose(V1NetworkPolicy live, OwnerIdentity owner)
    {
        var (ns, name) = (live.Metadata.NamespaceProperty, live.Metadata.Name);
        if (Ownership.OrphanedBy(live) is { } earlier)
        {
            // Nothing shows that it means what the owner of today wants: that is for somebody to say.
            return $"the NetworkPolicy {ns}/{name} was left behind by an earlier {owner} (UID {earlier}), whose deletion did not take it along, and is left alone: "
                + (owner.Uid.Length == 0 ? "delete it"
                    : $"hand it over with 'kubectl -n {ns} label --overwrite networkpolicy {name} {PolicyMetadata.OwnerUidLabel}={owner.Uid}', or delete it");
        }

        if (Ownership.Claims(live, owner))
        {
            return $"the NetworkPolicy {ns}/{name} names this {owner.Kind}, but has lost too many of the labels and annotations that would prove it to be its own, and is left "
                + $"alone: hand it over with 'kubectl -n {ns} label --overwrite networkpolicy {name} {PolicyMetadata.ManagedByLabel}={PolicyMetadata.ManagedBy} "
                + $"{PolicyMetadata.OwnerUidLabel}={owner.Uid}', or delete it";
        }

        var manager = live.Metadata.Labels is { } labels && labels.TryGetValue(PolicyMetadata.ManagedByLabel, out var by) ? $" (managed by {by})" : "";
        return $"the NetworkPolicy {ns}/{name}{manager} belongs to somebody else and is left alone: rename or delete it, or rename the resource";
    }
}
