using k8s.Models;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Planning;

// How the planner makes one.
public sealed partial record PolicyChange
{
    /// <summary>Makes a policy that is not there.</summary>
    /// <param name="rendered">The policy.</param>
    /// <param name="wasThere">Whether it has been, so that somebody deleted it.</param>
    internal static PolicyChange Create(RenderedPolicy rendered, bool wasThere) => new(
        ChangeKind.Create,
        wasThere ? ChangeReason.DriftDeleted : ChangeReason.New,
        rendered.Namespace,
        rendered.Name,
        rendered.Owner,
        rendered.Policy!,
        null,
        wasThere ? "the policy was deleted" : "the policy is new");

    /// <summary>Makes what is live into what is rendered.</summary>
    internal static PolicyChange Update(RenderedPolicy rendered, V1NetworkPolicy live, ChangeReason reason) => new(
        ChangeKind.Update,
        reason,
        rendered.Namespace,
        rendered.Name,
        rendered.Owner,
        PolicyMerge.Onto(live, rendered.Policy!),
        live,
        Differences(rendered.Policy!, live));

    /// <summary>Deletes what is live.</summary>
    internal static PolicyChange Delete(V1NetworkPolicy live, ChangeReason reason, string summary) =>
        new(ChangeKind.Delete, reason, live.Metadata.NamespaceProperty, live.Metadata.Name, Ownership.ClaimedOwner(live), null, live, summary);

    private static string Differences(V1NetworkPolicy desired, V1NetworkPolicy live)
    {
        const int Shown = 5;
        var differences = SemanticDiff.Compare(desired, live);
        // The hash differs whenever anything does.
        var telling = differences.Where(d => !d.Path.Contains(PolicyMetadata.SpecHashAnnotation, StringComparison.Ordinal)).ToList();
        var lines = (telling.Count > 0 ? telling : differences).Select(d => d.ToString()).ToList();
        return string.Join("; ", lines.Take(Shown)) + (lines.Count > Shown ? $"; and {lines.Count - Shown} more" : "");
    }
}
