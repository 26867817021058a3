using System.Net;

namespace k8s.Rest;

/// <summary>
/// Which requests are sent again, and when. What the API server cannot have processed (429, no connection) is safe to repeat; after
/// anything else only what does the same twice is: a POST or PATCH whose answer was lost may have had its effect.
/// </summary>
internal sealed class RetryPolicy(TimeProvider time, Func<double> random)
{
    internal const int MaxAttempts = 5;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait after an answer; null: do not repeat.</summary>
    public TimeSpan? After(HttpRequestMessage request, HttpResponseMessage response, int attempt)
    {
        var retryable = response.StatusCode == HttpStatusCode.TooManyRequests
            || (response.StatusCode == HttpStatusCode.ServiceUnavailable && IsIdempotent(request.Method));
        if (!retryable || attempt >= MaxAttempts)
            return null;
        var asked = AskedFor(response);
        // Waiting longer than this is for the caller to decide.
        return asked > LongestDelay ? null : Max(asked, Backoff(attempt));
    }

    /// <summary>How long to wait where no answer came; null: do not repeat.</summary>
    public TimeSpan? After(HttpRequestMessage request, HttpRequestException error, int attempt)
    {
        var retryable = error.HttpRequestError switch
        {
            HttpRequestError.ConnectionError => true,
            // Not a passing trouble: the name, the certificate or the proxy is wrong.
            HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
                or HttpRequestError.UserAuthenticationError or HttpRequestError.ConfigurationLimitExceeded
                or HttpRequestError.VersionNegotiationError => false,
            _ => IsIdempotent(request.Method),
        };
        return retryable && attempt < MaxAttempts ? Backoff(attempt) : null;
    }

    public Task WaitAsync(TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, time, cancellationToken);

    private static bool IsIdempotent(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Put || method == HttpMethod.Delete || method == HttpMethod.Head;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private TimeSpan AskedFor(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => Max(date - time.GetUtcNow(), TimeSpan.Zero),
        _ => TimeSpan.Zero,
    };

    // Doubling from 100 ms, of which a random half is left out so that many clients do not come back at once.
    private TimeSpan Backoff(int attempt) => FirstDelay * Math.Pow(2, attempt - 1) * (0.5 + (random() / 2));
}
