using k8s.Models;
using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Cli.Importing;

/// <summary>A NetworkPolicy in the words of the custom resources.</summary>
internal sealed record ImportedPolicy
{
    public required CompiledPolicy Policy { get; init; }

    /// <summary>Who may connect to its pods; empty where it does not isolate them for that.</summary>
    public required IReadOnlyList<ImportedRule> From { get; init; }

    /// <summary>Whom its pods may connect to; empty where it does not isolate them for that.</summary>
    public required IReadOnlyList<ImportedRule> To { get; init; }

    /// <summary>What was put otherwise than it stands there.</summary>
    public required IReadOnlyList<ImportNote> Notes { get; init; }

    /// <summary>What cannot be expressed; the policy is kept as it is unless this is empty.</summary>
    public IReadOnlyList<ImportNote> Obstacles { get; init; } = [];

    /// <summary>The file and line of a field; null for what comes from a cluster.</summary>
    public required Func<string, string?> Place { get; init; }

    public V1NetworkPolicy Source => Policy.Source;

    public string Namespace => Policy.Namespace;

    public string Name => Policy.Name;

    public bool Ingress => Policy.Isolates(TrafficDirection.Ingress);

    public bool Egress => Policy.Isolates(TrafficDirection.Egress);

    /// <summary><c>NetworkPolicy shop/web</c>.</summary>
    public string Title => $"NetworkPolicy {Namespace}/{Name}";

    /// <summary>Something to be known of one of its fields.</summary>
    public ImportNote Note(string field, string message) => new(Title, field, message, Place(field));
}
