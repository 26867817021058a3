#nullable disable // as KubernetesClient's: request and response are unknown where nothing was sent

namespace k8s.Autorest;

/// <summary>The API server answered with an error. The message tells what it said: code, reason, message and causes.</summary>
public class HttpOperationException : Exception
{
    /// <summary>Without a message.</summary>
    public HttpOperationException()
    {
    }

    /// <summary>With a message.</summary>
    public HttpOperationException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the error behind it.</summary>
    public HttpOperationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The request.</summary>
    public HttpRequestMessageWrapper Request { get; set; }

    /// <summary>The response; its content is the body as text, a <c>Status</c> in JSON as a rule.</summary>
    public HttpResponseMessageWrapper Response { get; set; }

    /// <summary>The body as a <see cref="Models.V1Status"/>, where it is one.</summary>
    public object Body { get; set; }
}
