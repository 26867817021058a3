using k8s.Models;

namespace NetPolOperator.Core.Planning;

/// <summary>Compares policies by meaning: API defaults, null against empty, order and CIDR spelling do not count.</summary>
public static class SemanticDiff
{
    /// <summary>What the live policy would have to change to mean the desired one; empty when nothing. Foreign labels and annotations do not count.</summary>
    public static IReadOnlyList<Difference> Compare(V1NetworkPolicy desired, V1NetworkPolicy live) => throw new NotImplementedException();

    /// <summary>Whether <see cref="Compare"/> finds nothing; cheaper.</summary>
    public static bool AreEqual(V1NetworkPolicy desired, V1NetworkPolicy live) => throw new NotImplementedException();
}

/// <summary>One difference.</summary>
/// <param name="Path">The field: <c>spec.ingress</c>, <c>metadata.labels[netpol.io/owner-uid]</c>.</param>
/// <param name="Message">What differs, from live to desired.</param>
public sealed record Difference(string Path, string Message)
{
    /// <summary>Path and message as one line.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
