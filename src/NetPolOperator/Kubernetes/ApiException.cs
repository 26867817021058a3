namespace NetPolOperator.Kubernetes;

/// <summary>What a failed request means for whoever made it.</summary>
internal enum ApiFailure
{
    /// <summary>The object is not there.</summary>
    NotFound,

    /// <summary>An object of that name is there already.</summary>
    AlreadyExists,

    /// <summary>The object has changed since it was read.</summary>
    Conflict,

    /// <summary>The namespace is being deleted.</summary>
    NamespaceTerminating,

    /// <summary>The API server asks for less.</summary>
    Throttled,

    /// <summary>Not allowed; RBAC or an admission webhook.</summary>
    Forbidden,

    /// <summary>The API server refuses the object for what it is.</summary>
    Invalid,

    /// <summary>Server error, network or timeout; whether the request was carried out is unknown.</summary>
    Unavailable,
}

/// <summary>A request that the API server did not grant.</summary>
/// <param name="failure">What it means.</param>
/// <param name="message">The server's message.</param>
/// <param name="retryAfter">When the server wants to be asked again, where it says so.</param>
/// <param name="inner">The client's exception.</param>
internal sealed class ApiException(ApiFailure failure, string message, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What it means.</summary>
    public ApiFailure Failure { get; } = failure;

    /// <summary>When the server wants to be asked again, where it says so.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
