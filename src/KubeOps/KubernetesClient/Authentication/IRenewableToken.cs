namespace k8s.Authentication;

/// <summary>A source whose credentials can be fetched anew.</summary>
internal interface IRenewableToken
{
    /// <summary>The API server refused a token.</summary>
    /// <param name="token">The token that was refused.</param>
    /// <returns>Whether trying again is worth it.</returns>
    bool Renew(string? token);
}
