#nullable disable // as KubernetesClient's: a message may lack any part

namespace k8s.Autorest;

/// <summary>What is kept of a request. The credentials are not.</summary>
public class HttpRequestMessageWrapper : HttpMessageWrapper
{
    /// <summary>Copies a request.</summary>
    /// <param name="httpRequest">The request.</param>
    /// <param name="content">Its body as text.</param>
    public HttpRequestMessageWrapper(HttpRequestMessage httpRequest, string content)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        CopyHeaders(httpRequest.Headers);
        CopyHeaders(httpRequest.Content?.Headers);
        // Exceptions are logged; a token must not be.
        Headers.Remove("Authorization");
        Content = content;
        Method = httpRequest.Method;
        RequestUri = httpRequest.RequestUri;
    }

    /// <summary>The verb.</summary>
    public HttpMethod Method { get; protected set; }

    /// <summary>The address.</summary>
    public Uri RequestUri { get; protected set; }
}
