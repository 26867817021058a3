namespace NetPolOperator.Cli.Explaining;

/// <summary>Why something may or may not connect to something.</summary>
/// <param name="From">The source.</param>
/// <param name="To">The destination.</param>
/// <param name="Port">The port asked for; null for all of them.</param>
/// <param name="Allowed">The verdict; without a port, whether anything may pass.</param>
/// <param name="Connections">All that may pass from the one to the other.</param>
/// <param name="Reason">Where policies are not asked: a pod and itself.</param>
/// <param name="Egress">What the source's policies say.</param>
/// <param name="Ingress">What the destination's policies say.</param>
/// <param name="Add">What would allow it; empty where it is allowed.</param>
internal sealed record Explanation(
    string From, string To, string? Port, bool Allowed, string Connections, string? Reason, DirectionExplanation Egress, DirectionExplanation Ingress, IReadOnlyList<Suggestion> Add);

/// <summary>One direction.</summary>
/// <param name="Of">The end whose policies are asked.</param>
/// <param name="Allowed">What they say.</param>
/// <param name="Isolated">Whether there are any.</param>
/// <param name="Note">Why they have no say, where that is not plain: an address, a pod of the host's network.</param>
/// <param name="IsolatedBy">The policies that isolate it.</param>
/// <param name="AllowedBy">The rules that allow it.</param>
internal sealed record DirectionExplanation(string Of, bool Allowed, bool Isolated, string? Note, IReadOnlyList<PolicyOrigin> IsolatedBy, IReadOnlyList<RuleOrigin> AllowedBy);

/// <summary>A policy, and what it comes from.</summary>
/// <param name="Policy"><c>ns/name</c>.</param>
/// <param name="Source">The custom resource that it is rendered from, <c>AppSegment/shop/orders</c>; null for others.</param>
/// <param name="File">Where the resource or the policy stands, <c>file:line</c>; null for a cluster's.</param>
internal sealed record PolicyOrigin(string Policy, string? Source, string? File);

/// <summary>A rule, and what it comes from.</summary>
/// <param name="Policy">The policy, <c>ns/name</c>.</param>
/// <param name="Rule">The rule, <c>spec.ingress[0]</c>.</param>
/// <param name="Source">The custom resource; null for a policy of another's.</param>
/// <param name="Fields">The resource's fields that the rule comes from, <c>allowFrom[1]</c>.</param>
/// <param name="File">Where the field or the rule stands, <c>file:line</c>; null for a cluster's.</param>
internal sealed record RuleOrigin(string Policy, string Rule, string? Source, IReadOnlyList<string>? Fields, string? File);

/// <summary>Something to add.</summary>
/// <param name="What">Where it goes, in words.</param>
/// <param name="Yaml">The text.</param>
internal sealed record Suggestion(string What, string Yaml);
