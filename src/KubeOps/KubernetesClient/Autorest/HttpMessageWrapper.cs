using System.Net.Http.Headers;

#nullable disable // as KubernetesClient's: a message may lack any part

namespace k8s.Autorest;

/// <summary>What is kept of a request or response after its connection is gone.</summary>
public abstract class HttpMessageWrapper
{
    /// <summary>Starts empty.</summary>
    protected HttpMessageWrapper() => Headers = new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The body as text.</summary>
    public string Content { get; set; }

    /// <summary>The headers, those of the content among them.</summary>
    public IDictionary<string, IEnumerable<string>> Headers { get; private set; }

    /// <summary>Adds headers.</summary>
    protected void CopyHeaders(HttpHeaders headers)
    {
        foreach (var header in headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
        {
            Headers[header.Key] = header.Value.ToArray();
        }
    }
}
