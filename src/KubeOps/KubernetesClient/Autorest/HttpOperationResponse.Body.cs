#nullable disable // as KubernetesClient's: set after construction

namespace k8s.Autorest;

/// <summary>A request with its response and the object in it.</summary>
/// <typeparam name="T">The object's type.</typeparam>
public class HttpOperationResponse<T> : HttpOperationResponse, IHttpOperationResponse<T>
{
    /// <inheritdoc/>
    public T Body { get; set; }
}
