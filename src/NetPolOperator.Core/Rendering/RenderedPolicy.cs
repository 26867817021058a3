using k8s;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Rendering;

/// <summary>What a custom resource means in one namespace.</summary>
public sealed record RenderedPolicy
{
    private V1NetworkPolicy? _policy;
    private string? _specHash;

    /// <summary>The resource it comes from.</summary>
    public required OwnerIdentity Owner { get; init; }

    /// <summary>The policy's namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The policy's name.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="Api.V1Alpha1.Modes"/>.</summary>
    public required string Mode { get; init; }

    /// <summary>
    /// The policy, complete but for what the API server sets; null if the spec is invalid. Rendered in Audit, too. Put together when
    /// it is first asked for: a policy that is live as it should be need not be there a second time.
    /// </summary>
    public V1NetworkPolicy? Policy => IsValid ? _policy ??= PolicyAssembly.Assemble(this) : null;

    /// <summary>The hash of what was rendered, as it stands in the policy's annotation; empty if the spec is invalid.</summary>
    public string SpecHash => IsValid ? _specHash ??= Policy!.Metadata.Annotations[PolicyMetadata.SpecHashAnnotation] : "";

    /// <summary>The pods that the policy selects; null if the spec is invalid.</summary>
    public V1LabelSelector? PodSelector { get; init; }

    /// <summary>The live policy that was found to mean exactly this; null where there is none or that has not been looked at.</summary>
    public LiveVersion? Live { get; init; }

    /// <summary>What is wrong with the spec; the policy is null where this is not empty.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>One outcome a rule, <c>allowFrom</c> first.</summary>
    public IReadOnlyList<RuleOutcome> Rules { get; init; } = [];

    /// <summary>What a valid segment is to those who name it; null for baselines.</summary>
    internal SegmentAsPeer? AsPeer { get; init; }

    /// <summary>The isolated directions.</summary>
    internal Isolation Isolation { get; init; }

    /// <summary>What it was rendered from; null where nobody means to render it again.</summary>
    internal RenderedFrom? From { get; init; }

    /// <summary>
    /// Where the spec is invalid: what it meant when it last was valid, as far as that has been seen. That is what its live policy is
    /// kept to; null where it is not known. Rules that have expired since are out of it.
    /// </summary>
    internal RenderedPolicy? LastValid { get; init; }

    /// <summary>Whether a live policy was found to mean this, or what it was before a rule of it expired.</summary>
    internal bool WasLive { get; init; }

    /// <summary>What became of <c>dns: Auto</c>; null where it does not apply.</summary>
    public RuleOutcome? Dns { get; init; }

    /// <summary>What works, and may surprise.</summary>
    public IReadOnlyList<RenderWarning> Warnings { get; init; } = [];

    /// <summary>The next time at which rendering gives something else without any object changing; null for never.</summary>
    public DateTimeOffset? NextExpiry { get; init; }

    /// <summary>Whether the spec is valid.</summary>
    public bool IsValid => Violations.Count == 0;

    /// <summary>Whether a rule of it has expired.</summary>
    internal bool HasExpired => Rules.Any(rule => rule.State == RuleState.Expired);

    /// <summary>The same at a later time, without the rules that have expired by then.</summary>
    internal RenderedPolicy AsOf(DateTimeOffset now)
    {
        if (NextExpiry is null || now < NextExpiry)
        {
            return this;
        }

        var rules = Rules.Select(rule => rule.AsOf(now)).ToList();
        var next = rules.Where(rule => rule.Expiry > now).Min(rule => rule.Expiry);
        return this with { Rules = rules, NextExpiry = next, Live = null, _policy = null, _specHash = null };
    }

    /// <summary>Whether it was rendered from that very version of the resource's spec.</summary>
    internal bool IsOf(IKubernetesObject<V1ObjectMeta> resource) => From is { } from && from.Version == SpecVersion.Of(resource);

    /// <summary>The same with a live policy that means exactly this: its own copy is let go, its hash is kept.</summary>
    internal RenderedPolicy LiveAs(LiveVersion live) => this with { Live = live, WasLive = true, _specHash = SpecHash, _policy = null };
}

/// <summary>Something about a rendered policy that people should know.</summary>
/// <param name="Code">A stable word, one of <see cref="RenderWarningCodes"/>.</param>
/// <param name="Path">The field that it concerns.</param>
/// <param name="Message">What, and what to do.</param>
public sealed record RenderWarning(string Code, string Path, string Message);

/// <summary>Values of <see cref="RenderWarning.Code"/>.</summary>
public static class RenderWarningCodes
{
    /// <summary>A namespace in use has no <c>kubernetes.io/metadata.name</c> label (clusters before 1.21).</summary>
    public const string NamespaceNameLabelMissing = "NamespaceNameLabelMissing";

    /// <summary>A namespace in use has another name as its <c>kubernetes.io/metadata.name</c> label (clusters before 1.21).</summary>
    public const string NamespaceNameLabelWrong = "NamespaceNameLabelWrong";

    /// <summary>The cluster's DNS Service was not found; its usual labels are rendered instead.</summary>
    public const string DnsServiceNotFound = "DnsServiceNotFound";

    /// <summary>A rule allows addresses on a port that is given by name.</summary>
    public const string NamedPortOfAddress = "NamedPortOfAddress";

    /// <summary>A rule is left out because its direction is not isolated.</summary>
    public const string DirectionNotIsolated = "DirectionNotIsolated";
}
