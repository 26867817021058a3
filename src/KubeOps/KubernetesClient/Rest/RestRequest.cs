namespace k8s.Rest;

/// <summary>A request to the API server.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Path">Path and query, relative to the server's address.</param>
internal sealed record RestRequest(HttpMethod Method, string Path)
{
    /// <summary>What is sent: a <see cref="Models.V1Patch"/>, or an object that is written as JSON.</summary>
    public object? Body { get; init; }

    /// <summary>Further headers; they replace those of the same name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Headers { get; init; }

    /// <summary>Whether the answer is a stream without end: it has no time limit, and whoever reads it does the retrying.</summary>
    public bool IsWatch { get; init; }
}
