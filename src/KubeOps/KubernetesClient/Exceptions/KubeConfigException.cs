namespace k8s.Exceptions;

/// <summary>The configuration of the connection is missing or wrong; the message says where, and what would be right.</summary>
public class KubeConfigException : Exception
{
    /// <summary>Without a message.</summary>
    public KubeConfigException()
    {
    }

    /// <summary>With a message.</summary>
    public KubeConfigException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the error behind it.</summary>
    public KubeConfigException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
