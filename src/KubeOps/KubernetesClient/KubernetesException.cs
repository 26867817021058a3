using k8s.Models;

#nullable disable // as KubernetesClient's

namespace k8s;

/// <summary>An error that the API server sent in a stream, as a <see cref="V1Status"/>.</summary>
public class KubernetesException : Exception
{
    /// <summary>Without a message.</summary>
    public KubernetesException()
    {
    }

    /// <summary>With the status.</summary>
    public KubernetesException(V1Status status)
        : this(status?.Message) => Status = status;

    /// <summary>With the status and the error behind it.</summary>
    public KubernetesException(V1Status status, Exception innerException)
        : this(status?.Message, innerException) => Status = status;

    /// <summary>With a message.</summary>
    public KubernetesException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the error behind it.</summary>
    public KubernetesException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What the API server said.</summary>
    public V1Status Status { get; private set; }
}
