using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.Benchmarks;

/// <summary>One request as it goes over the wire; a line of a file between two processes.</summary>
/// <param name="Method">POST or PUT.</param>
/// <param name="Path">Where.</param>
/// <param name="Body">The JSON.</param>
internal sealed record Write(string Method, string Path, string Body)
{
    /// <summary>As many at a time as the operator has in flight.</summary>
    public const int InFlight = 16;

    public static Write Post(ResourceKind kind, JsonNode manifest) =>
        new("POST", kind.Path(manifest["metadata"]!["namespace"]?.GetValue<string>()), manifest.ToJsonString());

    public static Write PutStatus(ResourceKind kind, JsonNode manifest) => new(
        "PUT",
        kind.Path(manifest["metadata"]!["namespace"]?.GetValue<string>(), manifest["metadata"]!["name"]!.GetValue<string>()) + "/status",
        manifest.ToJsonString());

    public override string ToString() => $"{Method}\t{Path}\t{Body}";

    public static Write Parse(string line)
    {
        var parts = line.Split('\t', 3);
        return new Write(parts[0], parts[1], parts[2]);
    }

    /// <summary>Sends all of them, 16 in flight; the first refusal ends it with an error.</summary>
    public static Task SendAllAsync(Api api, IEnumerable<Write> writes) =>
        Parallel.ForEachAsync(writes, new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (write, cancel) => await write.SendAsync(api, cancel));

    private async Task SendAsync(Api api, CancellationToken cancel)
    {
        using var content = new StringContent(Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await api.OpenAsync(new HttpMethod(Method), Path, content, cancel);
        // The answer is read to its end, as any client does, and not looked at.
        await response.Content.CopyToAsync(Stream.Null, cancel);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{Method} {Path}: {(int)response.StatusCode}");
    }
}
