using System.Globalization;
using System.Text;
using System.Text.Json;
using k8s.Autorest;
using k8s.Models;

namespace k8s.Rest;

/// <summary>Turns an answer that is not a success into an exception that tells what the API server said.</summary>
internal static class ErrorResponse
{
    private const int MaxBytes = 1 << 20;

    public static async Task<HttpOperationException> ReadAsync(
        HttpRequestMessage request, RequestBody? body, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var content = await ReadContentAsync(response, cancellationToken).ConfigureAwait(false);
        var status = ParseStatus(content);
        return new HttpOperationException(Describe(request, response, status, content))
        {
            Request = new HttpRequestMessageWrapper(request, body?.ToString() ?? ""),
            Response = new HttpResponseMessageWrapper(response, content),
            Body = status,
        };
    }

    /// <summary>The status in a body, if it is one.</summary>
    public static V1Status? ParseStatus(string content)
    {
        if (!content.StartsWith('{'))
            return null;
        try
        {
            return KubernetesJson.Deserialize<V1Status>(content) is { Kind: "Status" } status ? status : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<string> ReadContentAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken).ConfigureAwait(false);
            return await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return "";
        }
    }

    private static string Describe(HttpRequestMessage request, HttpResponseMessage response, V1Status? status, string content)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{request.Method} {request.RequestUri?.AbsolutePath}: {(int)response.StatusCode} ");
        text.Append(string.IsNullOrEmpty(status?.Reason) ? response.StatusCode.ToString() : status.Reason);
        var message = status is null ? Excerpt(content) : status.Message;
        if (!string.IsNullOrEmpty(message))
            text.Append(": ").Append(message);
        foreach (var cause in status?.Details?.Causes ?? [])
        {
            // Validation errors repeat their causes in the message already.
            if (cause.Message is { Length: > 0 } said && message?.Contains(said, StringComparison.Ordinal) != true)
                text.Append("; ").Append(cause.Field).Append(string.IsNullOrEmpty(cause.Field) ? "" : ": ").Append(said);
        }

        return text.ToString();
    }

    private static string Excerpt(string content)
    {
        var line = content.ReplaceLineEndings(" ").Trim();
        return line.Length <= 300 ? line : line[..300] + "…";
    }
}
