#nullable disable // as KubernetesClient's: set after construction

namespace k8s.Autorest;

/// <summary>A request with its response.</summary>
public interface IHttpOperationResponse
{
    /// <summary>The request.</summary>
    HttpRequestMessage Request { get; set; }

    /// <summary>The response.</summary>
    HttpResponseMessage Response { get; set; }
}

/// <summary>A request with its response and the object in it.</summary>
/// <typeparam name="T">The object's type.</typeparam>
public interface IHttpOperationResponse<T> : IHttpOperationResponse
{
    /// <summary>The object.</summary>
    T Body { get; set; }
}

/// <summary>A request with its response.</summary>
public class HttpOperationResponse : IHttpOperationResponse, IDisposable
{
    private bool _disposed;

    /// <inheritdoc/>
    public HttpRequestMessage Request { get; set; }

    /// <inheritdoc/>
    public HttpResponseMessage Response { get; set; }

    /// <summary>Gives the connection back.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the connection back.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            Request?.Dispose();
            Response?.Dispose();
        }
    }
}
