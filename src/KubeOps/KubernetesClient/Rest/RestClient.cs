using System.Net;
using System.Text.Json;
using k8s.Authentication;
using k8s.Autorest;
using k8s.Exceptions;

namespace k8s.Rest;

/// <summary>
/// Sends requests: credentials, retries, time limits and typed errors. Everything else in the client goes through here.
/// </summary>
internal sealed class RestClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly ServiceClientCredentials? _credentials;
    private readonly RetryPolicy _retries;
    private readonly KubernetesClientConfiguration _configuration;
    private readonly string _userAgent;

    public RestClient(KubernetesClientConfiguration configuration, HttpClient http, RetryPolicy retries, Uri baseUri)
    {
        _configuration = configuration;
        _http = http;
        _retries = retries;
        _credentials = Kubernetes.CreateCredentials(configuration);
        _userAgent = configuration.UserAgent ?? ClientIdentity.UserAgent;
        BaseUri = baseUri;
    }

    /// <summary>The server's address, with a slash at its end.</summary>
    public Uri BaseUri { get; set; }

    /// <summary>How objects are read and written.</summary>
    public JsonSerializerOptions JsonOptions => _configuration.EffectiveJsonOptions;

    public ServiceClientCredentials? Credentials => _credentials;

    public HttpClient HttpClient => _http;

    /// <summary>Sends a request and gives the answer as soon as its headers are there; the body is the caller's to read and dispose.</summary>
    /// <exception cref="HttpOperationException">The API server answered with an error.</exception>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    public async Task<HttpResponseMessage> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        var body = RequestBody.From(request.Body, JsonOptions);
        var renewed = false;
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var message = await CreateMessageAsync(request, body, cancellationToken).ConfigureAwait(false);
            TimeSpan? delay;
            try
            {
                var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
                if (response.IsSuccessStatusCode)
                    return response;
                using (response)
                {
                    var renew = !renewed && response.StatusCode == HttpStatusCode.Unauthorized && Renew(message);
                    renewed |= renew;
                    delay = renew ? TimeSpan.Zero : request.IsWatch ? null : _retries.After(message, response, attempt);
                    if (delay is null)
                        throw await ErrorResponse.ReadAsync(message, body, response, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (HttpRequestException e)
            {
                delay = request.IsWatch ? null : _retries.After(message, e, attempt);
                if (delay is null)
                    throw;
            }

            message.Dispose();
            await _retries.WaitAsync(delay.Value, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a request and reads the object in its answer, all within the time limit.</summary>
    /// <exception cref="HttpOperationException">The API server answered with an error.</exception>
    /// <exception cref="HttpRequestException">No answer came, or it broke off.</exception>
    /// <exception cref="KubernetesClientException">The answer is not such an object.</exception>
    public async Task<HttpOperationResponse<T>> RequestAsync<T>(RestRequest request, CancellationToken cancellationToken)
    {
        using var limit = Limit(cancellationToken);
        try
        {
            var response = await SendAsync(request, limit.Token).ConfigureAwait(false);
            var body = request.IsWatch ? default : await ReadAsync<T>(request, response, limit.Token).ConfigureAwait(false);
            return new HttpOperationResponse<T> { Request = response.RequestMessage, Response = response, Body = body! };
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw TimedOut(request, e);
        }
    }

    /// <summary>As <see cref="SendAsync"/>, with the time limit on everything up to the headers.</summary>
    public async Task<HttpResponseMessage> OpenAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var limit = Limit(cancellationToken);
        try
        {
            return await SendAsync(request, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw TimedOut(request, e);
        }
    }

    /// <summary>The time that one request may take.</summary>
    public CancellationTokenSource Limit(CancellationToken cancellationToken)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_configuration.HttpClientTimeout);
        return limit;
    }

    public TaskCanceledException TimedOut(RestRequest request, Exception e) => new(
        $"{request.Method} {request.Path} took longer than {_configuration.HttpClientTimeout.TotalSeconds:0.#} s",
        new TimeoutException($"no answer within {_configuration.HttpClientTimeout.TotalSeconds:0.#} s", e));

    public static HttpRequestException BrokeOff(RestRequest request, IOException e) =>
        new(HttpRequestError.ResponseEnded, $"the answer to {request.Method} {request.Path} broke off: {e.Message}", e);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<T?> ReadAsync<T>(RestRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
                return await JsonSerializer.DeserializeAsync(stream, KubernetesJson.TypeInfo<T>(JsonOptions), cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            response.Dispose();
            throw new KubernetesClientException($"the answer to {request.Method} {request.Path} cannot be read as {typeof(T).Name}: {e.Message}", e);
        }
        catch (IOException e)
        {
            response.Dispose();
            throw BrokeOff(request, e);
        }
    }

    private async Task<HttpRequestMessage> CreateMessageAsync(RestRequest request, RequestBody? body, CancellationToken cancellationToken)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(BaseUri, request.Path))
        {
            Version = _configuration.DisableHttp2 ? HttpVersion.Version11 : HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = body?.ToContent(),
        };
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        // A watch is sent piece by piece: compressing it would only hold events back.
        if (request.IsWatch)
            message.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        if (!string.IsNullOrWhiteSpace(_configuration.TlsServerName))
            message.Headers.Host = _configuration.TlsServerName;
        AddHeaders(message, _configuration.ImpersonationHeaders);
        AddHeaders(message, request.Headers);
        if (_credentials is not null)
            await _credentials.ProcessHttpRequestAsync(message, cancellationToken).ConfigureAwait(false);
        return message;
    }

    private static void AddHeaders(HttpRequestMessage message, IReadOnlyDictionary<string, IReadOnlyList<string>>? headers)
    {
        if (headers is null)
            return;
        foreach (var (name, values) in headers)
        {
            message.Headers.Remove(name);
            message.Headers.TryAddWithoutValidation(name, values);
        }
    }

    private bool Renew(HttpRequestMessage message) =>
        _credentials is TokenCredentials { TokenProvider: IRenewableToken source } && source.Renew(message.Headers.Authorization?.Parameter);
}
