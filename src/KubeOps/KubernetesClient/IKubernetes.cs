namespace k8s;

/// <summary>A client of a cluster's API server, by API groups.</summary>
public interface IKubernetes : IDisposable
{
    /// <summary>The API server's address.</summary>
    Uri BaseUri { get; set; }

    /// <summary>Namespaces and pods.</summary>
    ICoreV1Operations CoreV1 { get; }

    /// <summary>Network policies.</summary>
    INetworkingV1Operations NetworkingV1 { get; }

    /// <summary>Leases.</summary>
    ICoordinationV1Operations CoordinationV1 { get; }

    /// <summary>Objects of any kind, by group, version and plural name.</summary>
    ICustomObjectsOperations CustomObjects { get; }

    /// <summary>The API server's version.</summary>
    IVersionOperations Version { get; }
}
