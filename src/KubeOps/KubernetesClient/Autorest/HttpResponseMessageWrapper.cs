using System.Net;

#nullable disable // as KubernetesClient's: a message may lack any part

namespace k8s.Autorest;

/// <summary>What is kept of a response.</summary>
public class HttpResponseMessageWrapper : HttpMessageWrapper
{
    /// <summary>Copies a response.</summary>
    /// <param name="httpResponse">The response.</param>
    /// <param name="content">Its body as text.</param>
    public HttpResponseMessageWrapper(HttpResponseMessage httpResponse, string content)
    {
        ArgumentNullException.ThrowIfNull(httpResponse);
        CopyHeaders(httpResponse.Headers);
        CopyHeaders(httpResponse.Content?.Headers);
        Content = content;
        StatusCode = httpResponse.StatusCode;
        ReasonPhrase = httpResponse.ReasonPhrase;
    }

    /// <summary>The status code.</summary>
    public HttpStatusCode StatusCode { get; protected set; }

    /// <summary>The words beside the code; HTTP/2 has none.</summary>
    public string ReasonPhrase { get; protected set; }
}
