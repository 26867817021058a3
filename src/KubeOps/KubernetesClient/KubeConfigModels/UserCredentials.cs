#nullable disable // as KubernetesClient's: any field may be missing

namespace k8s.KubeConfigModels;

/// <summary>How a user proves who it is.</summary>
public class UserCredentials
{
    /// <summary>The client certificate, PEM in Base64; it wins over the file.</summary>
    public string ClientCertificateData { get; set; }

    /// <summary>The client certificate's file.</summary>
    public string ClientCertificate { get; set; }

    /// <summary>The client certificate's key, PEM in Base64; it wins over the file.</summary>
    public string ClientKeyData { get; set; }

    /// <summary>The key's file.</summary>
    public string ClientKey { get; set; }

    /// <summary>A bearer token.</summary>
    public string Token { get; set; }

    /// <summary>The user to act as.</summary>
    public string Impersonate { get; set; }

    /// <summary>The groups to act as.</summary>
    public IEnumerable<string> ImpersonateGroups { get; set; } = [];

    /// <summary>Further attributes to act with.</summary>
    public Dictionary<string, string> ImpersonateUserExtra { get; set; } = [];

    /// <summary>The name for basic authentication.</summary>
    public string UserName { get; set; }

    /// <summary>The password for basic authentication.</summary>
    public string Password { get; set; }

    /// <summary>A provider that Kubernetes dropped in 1.26; refused.</summary>
    public AuthProvider AuthProvider { get; set; }

    /// <summary>What other tools keep here.</summary>
    public IEnumerable<NamedExtension> Extensions { get; set; }

    /// <summary>A program that gives a token or a certificate.</summary>
    public ExternalExecution ExternalExecution { get; set; }

    /// <summary>A file with a bearer token, which is read again as it rotates; it wins over <see cref="Token"/>.</summary>
    internal string TokenFile { get; set; }
}
