using System.Text.Json.Serialization;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Cli.Diffing;

/// <summary>What a change means.</summary>
/// <param name="Before">Where the state before comes from.</param>
/// <param name="After">Where the state after comes from.</param>
/// <param name="Objects">The objects that differ.</param>
/// <param name="Connections">The connections that differ.</param>
internal sealed record DiffReport(string Before, string After, IReadOnlyList<ObjectChange> Objects, IReadOnlyList<ConnectionChange> Connections)
{
    /// <summary>Whether nothing differs.</summary>
    [JsonIgnore]
    public bool IsSame => Objects.Count == 0 && Connections.Count == 0;
}

/// <summary>One object.</summary>
/// <param name="Change"><c>added</c>, <c>removed</c> or <c>changed</c>.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace; null for cluster-scoped kinds.</param>
/// <param name="Name">Its name.</param>
/// <param name="Source">The custom resource that a policy is rendered from.</param>
/// <param name="Differences">What differs in a changed one.</param>
internal sealed record ObjectChange(string Change, string Kind, string? Namespace, string Name, string? Source, IReadOnlyList<string> Differences)
{
    /// <summary><c>NetworkPolicy shop/orders</c>.</summary>
    public string Title() => Namespace == null ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";
}

/// <summary>One pair of peers.</summary>
/// <param name="Change"><c>gained</c> where nothing passed before, <c>lost</c> where nothing passes after, else <c>changed</c>.</param>
/// <param name="Src">The source.</param>
/// <param name="Dst">The destination.</param>
/// <param name="Before">What passed before.</param>
/// <param name="After">What passes after.</param>
/// <param name="Gained">What passes only after; null where nothing.</param>
/// <param name="Lost">What passed only before; null where nothing.</param>
internal sealed record ConnectionChange(string Change, string Src, string Dst, string Before, string After, string? Gained, string? Lost)
{
    public const string GainedWord = "gained";
    public const string LostWord = "lost";
    public const string ChangedWord = "changed";

    public static ConnectionChange Of(string source, string destination, ConnectionSet before, ConnectionSet after)
    {
        var change = before.IsEmpty ? GainedWord : after.IsEmpty ? LostWord : ChangedWord;
        var (gained, lost) = (after.Subtract(before), before.Subtract(after));
        return new(change, source, destination, Text(before), Text(after), gained.IsEmpty ? null : gained.ToString(), lost.IsEmpty ? null : lost.ToString());
    }

    private static string Text(ConnectionSet connections) => connections.IsEmpty ? "none" : connections.ToString();
}
