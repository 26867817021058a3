namespace k8s.Exceptions;

/// <summary>The client was used in a way that cannot work, or a response could not be understood.</summary>
public class KubernetesClientException : Exception
{
    /// <summary>Without a message.</summary>
    public KubernetesClientException()
    {
    }

    /// <summary>With a message.</summary>
    public KubernetesClientException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the error behind it.</summary>
    public KubernetesClientException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
