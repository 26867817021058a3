using k8s.Models;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Manifests.Reading;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Inputs;

/// <summary>Renders the custom resources of a set of files, as the operator would.</summary>
/// <param name="Rendered">Every policy, those of Audit mode too.</param>
/// <param name="Effective">The policies that the operator would write.</param>
/// <param name="Notes">What a person should know.</param>
internal sealed record ResourceRendering(IReadOnlyList<RenderedPolicy> Rendered, IReadOnlyList<V1NetworkPolicy> Effective, IReadOnlyList<string> Notes)
{
    /// <summary>
    /// Renders all; fails on a resource of a file that is not valid, for it would leave open what it should close. For one that a
    /// cluster has taken all the same, the operator leaves in place what it wrote before: that is told.
    /// </summary>
    public static ResourceRendering Render(ClusterSnapshot given, IReadOnlyList<ManifestObject> manifests, RenderSettings settings, DateTimeOffset now)
    {
        var rendered = RenderAll(given, settings, now).ToList();
        FailOnViolations(rendered, manifests);
        var notes = rendered.Where(r => !r.IsValid).DistinctBy(r => r.Owner).Select(r => $"{r.Owner} is not valid, so the operator leaves its policy as it was: {r.Violations[0]}").ToList();
        var effective = new List<V1NetworkPolicy>();
        foreach (var policy in rendered) Judge(policy, given, effective, notes);
        return new(rendered, effective, notes);
    }

    /// <summary>Renders every segment and every baseline in every namespace that it matches, sorted.</summary>
    public static IEnumerable<RenderedPolicy> RenderAll(IClusterView cluster, RenderSettings settings, DateTimeOffset now)
    {
        foreach (var ns in cluster.Namespaces.OrderBy(n => n.Metadata.Name, StringComparer.Ordinal))
        {
            foreach (var segment in cluster.SegmentsIn(ns.Metadata.Name).OrderBy(s => s.Metadata.Name, StringComparer.Ordinal))
                yield return PolicyRenderer.Render(segment, cluster, settings, now);
            foreach (var baseline in cluster.Baselines.OrderBy(b => b.Metadata.Name, StringComparer.Ordinal))
                if (BaselineScope.Matches(baseline, ns, settings)) yield return PolicyRenderer.Render(baseline, ns, cluster, settings, now);
        }
    }

    private static void Judge(RenderedPolicy rendered, ClusterSnapshot given, List<V1NetworkPolicy> effective, List<string> notes)
    {
        var foreign = given.PoliciesIn(rendered.Namespace).FirstOrDefault(p => p.Metadata.Name == rendered.Name);
        if (rendered.Mode == Modes.Audit)
            notes.Add($"{rendered.Owner} is in mode Audit: its policy is not counted");
        else if (foreign != null && !IsOurs(foreign))
            notes.Add($"{rendered.Owner} would write NetworkPolicy {rendered.Namespace}/{rendered.Name}, which is there and somebody else's: that one counts");
        else if (rendered.Policy != null)
            effective.Add(rendered.Policy);
        notes.AddRange(rendered.Rules.Append(rendered.Dns).OfType<RuleOutcome>().Where(r => r.State is not (RuleState.Resolved or RuleState.NotIsolated))
            .Select(r => $"{rendered.Owner} {r.Path}: left out, {r.State switch { RuleState.Expired => "it has expired", _ => r.Message }}"));
    }

    private static bool IsOurs(V1NetworkPolicy policy) =>
        policy.Metadata.Labels is { } labels && labels.TryGetValue("app.kubernetes.io/managed-by", out var manager) && manager == "netpol-operator";

    private static void FailOnViolations(IEnumerable<RenderedPolicy> rendered, IReadOnlyList<ManifestObject> manifests)
    {
        var messages = new List<string>();
        foreach (var policy in rendered.DistinctBy(r => r.Owner))
        {
            if (policy.IsValid || manifests.FirstOrDefault(m => m.Kind == policy.Owner.Kind && m.Namespace == policy.Owner.Namespace && m.Name == policy.Owner.Name) is not { } manifest) continue;
            foreach (var violation in policy.Violations)
            {
                var node = manifest.Locate(violation.Path);
                messages.Add($"{new ManifestError(manifest.File, node.Line, node.Column, "")}{policy.Owner}: {violation}");
            }
        }

        if (messages.Count > 0) throw new CommandFailure(messages);
    }
}
