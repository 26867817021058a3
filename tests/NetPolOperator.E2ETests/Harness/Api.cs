using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetPolOperator.E2ETests.Harness;

/// <summary>The API server as kubectl sees it: JSON in, JSON out, nothing of the operator's own models in between.</summary>
public sealed class Api : IDisposable
{
    private readonly k8s.Kubernetes _client;

    /// <summary>Talks to the current context's cluster of a kubeconfig.</summary>
    public Api(string kubeconfig)
    {
        KubeConfig = kubeconfig;
        _client = new k8s.Kubernetes(k8s.KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));
    }

    /// <summary>The file that this was made from.</summary>
    public string KubeConfig { get; }

    /// <summary>The server's address.</summary>
    public Uri Address => _client.BaseUri;

    public Task<JsonNode?> FindAsync(ResourceKind kind, string? ns, string name) => FindAsync(kind.Path(ns, name));

    /// <summary>The object there, or null.</summary>
    public async Task<JsonNode?> FindAsync(string path)
    {
        var (status, body) = await SendAsync(HttpMethod.Get, path);
        if (status == HttpStatusCode.NotFound)
            return null;
        return Checked(status, body, $"GET {path}");
    }

    /// <summary>The object there; an error where there is none.</summary>
    public async Task<JsonNode> GetAsync(ResourceKind kind, string? ns, string name) =>
        await FindAsync(kind, ns, name) ?? throw new InvalidOperationException($"{kind.Path(ns, name)} is not there");

    public async Task<IReadOnlyList<JsonNode>> ListAsync(ResourceKind kind, string? ns = null, string query = "")
    {
        var path = kind.Path(ns) + query;
        var (status, body) = await SendAsync(HttpMethod.Get, path);
        return Checked(status, body, $"GET {path}")["items"]!.AsArray().Select(item => item!).ToList();
    }

    /// <summary>Creates every object of the manifest, or replaces it where it is there: what a person's <c>kubectl apply</c> comes to.</summary>
    public async Task ApplyAsync(string manifest)
    {
        foreach (var document in Yaml.Documents(manifest))
            await ApplyAsync(document);
    }

    public async Task<JsonNode> ApplyAsync(JsonObject manifest)
    {
        var (status, body) = await CreateAsync(manifest);
        if (status != HttpStatusCode.Conflict)
            return Checked(status, body, $"create {manifest["kind"]}");
        var (kind, ns, name) = Locate(manifest);
        for (var attempt = 1; ; attempt++)
        {
            var replacement = manifest.DeepClone();
            replacement["metadata"]!["resourceVersion"] = (await GetAsync(kind, ns, name))["metadata"]!["resourceVersion"]!.DeepClone();
            (status, body) = await SendAsync(HttpMethod.Put, kind.Path(ns, name), replacement);
            if (status != HttpStatusCode.Conflict || attempt == 10)
                return Checked(status, body, $"replace {manifest["kind"]} {ns}/{name}");
        }
    }

    /// <summary>Creates one object and gives the answer as it is, refusals included.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Body)> CreateAsync(JsonNode manifest)
    {
        var (kind, ns, _) = Locate(manifest);
        return SendAsync(HttpMethod.Post, kind.Path(ns), manifest);
    }

    public Task<(HttpStatusCode Status, JsonNode? Body)> CreateAsync(string manifest) => CreateAsync(Yaml.Documents(manifest).Single());

    /// <summary>A merge patch, written in YAML.</summary>
    public Task<JsonNode> PatchAsync(ResourceKind kind, string? ns, string name, string patch) =>
        MergeAsync(kind.Path(ns, name), Yaml.Parse(patch)!);

    /// <summary>A merge patch of the status subresource, written in YAML.</summary>
    public Task<JsonNode> PatchStatusAsync(ResourceKind kind, string? ns, string name, string patch) =>
        MergeAsync(kind.Path(ns, name) + "/status", Yaml.Parse(patch)!);

    public async Task DeleteAsync(ResourceKind kind, string? ns, string name, int? graceSeconds = null)
    {
        var path = kind.Path(ns, name) + (graceSeconds is { } seconds ? $"?gracePeriodSeconds={seconds}" : string.Empty);
        var (status, body) = await SendAsync(HttpMethod.Delete, path);
        if (status != HttpStatusCode.NotFound)
            Checked(status, body, $"DELETE {path}");
    }

    /// <summary>Any request; the body is sent as JSON, whatever media type is claimed.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(
        HttpMethod method, string path, JsonNode? body = null, string mediaType = "application/json")
    {
        using var content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, mediaType);
        using var response = await OpenAsync(method, path, content);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, ParseOrQuote(text));
    }

    /// <summary>Any request; the answer's body is still to be read, which may go on for long (a watch).</summary>
    public async Task<HttpResponseMessage> OpenAsync(HttpMethod method, string path, HttpContent? content = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(method, new Uri(_client.BaseUri, path))
        {
            Content = content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        if (_client.Credentials is not null)
            await _client.Credentials.ProcessHttpRequestAsync(request, cancellationToken);
        return await _client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public void Dispose() => _client.Dispose();

    private static JsonNode? ParseOrQuote(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private async Task<JsonNode> MergeAsync(string path, JsonNode patch)
    {
        var (status, body) = await SendAsync(HttpMethod.Patch, path, patch, "application/merge-patch+json");
        return Checked(status, body, $"PATCH {path}");
    }

    private static (ResourceKind Kind, string? Namespace, string Name) Locate(JsonNode manifest)
    {
        var kind = ResourceKind.Of(manifest);
        var metadata = manifest["metadata"]!;
        return (kind, kind.Namespaced ? metadata["namespace"]?.GetValue<string>() ?? "default" : null, metadata["name"]!.GetValue<string>());
    }

    private static JsonNode Checked(HttpStatusCode status, JsonNode? body, string what) => (int)status is >= 200 and < 300
        ? body!
        : throw new InvalidOperationException($"{what}: {(int)status} {body?.ToJsonString()}");
}
