using System.Net;

namespace NetPolOperator.Options;

/// <summary>The HTTP endpoint for probes and metrics.</summary>
internal sealed record EndpointOptions
{
    /// <summary>Where it listens; port 0 takes any free port.</summary>
    public IPEndPoint BindAddress { get; init; } = new(IPAddress.Any, 8080);
}
