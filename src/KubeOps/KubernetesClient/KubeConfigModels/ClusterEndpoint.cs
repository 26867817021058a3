#nullable disable // as KubernetesClient's: any field may be missing

namespace k8s.KubeConfigModels;

/// <summary>Where a cluster's API server is, and how it proves that it is.</summary>
public class ClusterEndpoint
{
    /// <summary>The file with the certificates that are trusted.</summary>
    public string CertificateAuthority { get; set; }

    /// <summary>The certificates themselves, PEM in Base64; they win over the file.</summary>
    public string CertificateAuthorityData { get; set; }

    /// <summary>The address.</summary>
    public string Server { get; set; }

    /// <summary>The name that the certificate must have, where it is not the address's.</summary>
    public string TlsServerName { get; set; }

    /// <summary>Whether any certificate will do.</summary>
    public bool SkipTlsVerify { get; set; }

    /// <summary>What other tools keep here; <c>client.authentication.k8s.io/exec</c> goes to exec plugins.</summary>
    public IEnumerable<NamedExtension> Extensions { get; set; }

    internal string ProxyUrl { get; set; }
}
