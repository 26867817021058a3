using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Cluster;

/// <summary>
/// What each baseline asked for when it was last valid, so that a change of one can be told to ask for deletions, and for which. Those of
/// an invalid spec keep their policies, so the change that counts is the one from before it to after it.
/// </summary>
/// <param name="matches">Whether a baseline applies to a namespace.</param>
internal sealed class ValidBaselines(Func<NamespaceBaseline, V1Namespace, bool> matches)
{
    private readonly Dictionary<string, NamespaceBaseline> _last = new(StringComparer.Ordinal);

    /// <summary>
    /// The namespaces whose policies a change asks to be deleted: those that were asked for until now. What was not is held back by
    /// the breaker, such as after the loss of a label, and no edit of something else releases it.
    /// </summary>
    /// <param name="previous">The baseline before the change; null for a new one.</param>
    /// <param name="value">The baseline after it, not observed yet.</param>
    /// <param name="namespaces">The namespaces as they are.</param>
    public IEnumerable<string> NoLongerAsked(NamespaceBaseline? previous, NamespaceBaseline value, IEnumerable<V1Namespace> namespaces)
    {
        // Where no valid spec was ever seen, as after a restart, the scope of an invalid one is better than nothing.
        var before = _last.TryGetValue(value.Metadata.Name, out var last) && last.Metadata.Uid == value.Metadata.Uid ? last : previous;
        return before is null || !IsValid(value)
            ? []
            : namespaces.Where(ns => matches(before, ns) && !matches(value, ns)).Select(ns => ns.Metadata.Name);
    }

    /// <summary>Takes a baseline in as it is now.</summary>
    public void Observe(NamespaceBaseline value)
    {
        if (IsValid(value))
        {
            _last[value.Metadata.Name] = value;
        }
    }

    /// <summary>Forgets a baseline that is gone.</summary>
    public void Forget(NamespaceBaseline value) => _last.Remove(value.Metadata.Name);

    private static bool IsValid(NamespaceBaseline value) => SpecValidator.Validate(value).Count == 0;
}
