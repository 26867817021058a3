namespace KubeOps.Transpiler;

/// <summary>What the attributes of KubeOps cannot say.</summary>
public sealed record CrdOptions
{
    /// <summary>Categories of the kinds, as in <c>kubectl get all</c>.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Comment lines that go before each document, with their line feeds.</summary>
    public string Header { get; init; } = "";
}
