using System.Globalization;
using System.Net;
using System.Text.Json;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace NetPolOperator.Kubernetes;

/// <summary>Translates what the client throws.</summary>
internal static class ApiErrors
{
    /// <summary>What an exception of the client means; null for a bug of ours or a cancellation asked for.</summary>
    public static ApiException? Translate(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        ApiException already => already,
        HttpOperationException { Response: { } response } http => FromResponse(http, response),
        KubernetesException { Status: { } status } kubernetes =>
            new ApiException(Classify((HttpStatusCode)(status.Code ?? 500), status), status.Message ?? kubernetes.Message, null, kubernetes),
        HttpRequestException or IOException or TimeoutException => new ApiException(ApiFailure.Unavailable, exception.Message, null, exception),
        OperationCanceledException when !cancellationToken.IsCancellationRequested =>
            new ApiException(ApiFailure.Unavailable, "the API server did not answer in time", null, exception),
        _ => null,
    };

    private static ApiException FromResponse(HttpOperationException exception, HttpResponseMessageWrapper response)
    {
        var status = ParseStatus(response.Content);
        return new ApiException(Classify(response.StatusCode, status), status?.Message ?? exception.Message, RetryAfter(response, status), exception);
    }

    private static ApiFailure Classify(HttpStatusCode code, V1Status? status) => (int)code switch
    {
        404 => ApiFailure.NotFound,
        409 when status?.Reason == "AlreadyExists" => ApiFailure.AlreadyExists,
        409 => ApiFailure.Conflict,
        429 => ApiFailure.Throttled,
        403 when status?.Details?.Causes?.Any(cause => cause.Reason == "NamespaceTerminating") == true => ApiFailure.NamespaceTerminating,
        403 when status?.Message?.Contains("because it is being terminated", StringComparison.Ordinal) == true => ApiFailure.NamespaceTerminating,
        401 or 403 => ApiFailure.Forbidden,
        408 => ApiFailure.Unavailable,
        // The request itself will not do, an oversized one (413) included: sent again it is refused again.
        >= 400 and < 500 => ApiFailure.Invalid,
        _ => ApiFailure.Unavailable,
    };

    private static TimeSpan? RetryAfter(HttpResponseMessageWrapper response, V1Status? status)
    {
        var header = response.Headers?.FirstOrDefault(pair => pair.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();
        return int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : status?.Details?.RetryAfterSeconds is { } asked and > 0 ? TimeSpan.FromSeconds(asked)
            : null;
    }

    private static V1Status? ParseStatus(string? content)
    {
        if (string.IsNullOrWhiteSpace(content) || content[0] != '{')
        {
            return null;
        }

        try
        {
            return KubernetesJson.Deserialize<V1Status>(content);
        }
        catch (JsonException)
        {
            // A proxy in between may answer anything.
            return null;
        }
    }
}
