using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using k8s.Authentication;

#nullable disable // as KubernetesClient's: what is null is not set

namespace k8s;

/// <summary>Where the API server is, whom it is trusted to be, and who is calling.</summary>
public partial class KubernetesClientConfiguration
{
    private JsonSerializerOptions _jsonSerializerOptions;

    /// <summary>The namespace where none is given.</summary>
    public string Namespace { get; set; }

    /// <summary>The API server's address.</summary>
    public string Host { get; set; }

    /// <summary>The certificates that are trusted; none: those that the system trusts.</summary>
    public X509Certificate2Collection SslCaCerts { get; set; }

    /// <summary>The client certificate, PEM in Base64.</summary>
    public string ClientCertificateData { get; set; }

    /// <summary>The client certificate's key, PEM in Base64.</summary>
    public string ClientCertificateKeyData { get; set; }

    /// <summary>The client certificate's file.</summary>
    public string ClientCertificateFilePath { get; set; }

    /// <summary>How the key is kept once it is read.</summary>
    public X509KeyStorageFlags? ClientCertificateKeyStoreFlags { get; set; }

    /// <summary>The client certificate's key file.</summary>
    public string ClientKeyFilePath { get; set; }

    /// <summary>Whether any certificate will do.</summary>
    public bool SkipTlsVerify { get; set; }

    /// <summary>The name that the certificate must have, where it is not the address's.</summary>
    public string TlsServerName { get; set; }

    /// <summary>What to call oneself; the program's name and version by default.</summary>
    public string UserAgent { get; set; }

    /// <summary>The name for basic authentication.</summary>
    public string Username { get; set; }

    /// <summary>The password for basic authentication.</summary>
    public string Password { get; set; }

    /// <summary>A bearer token.</summary>
    public string AccessToken { get; set; }

    /// <summary>A source of tokens; it wins over <see cref="AccessToken"/>.</summary>
    public ITokenProvider TokenProvider { get; set; }

    /// <summary>How long a request may take, retries included; watches may take for ever.</summary>
    public TimeSpan HttpClientTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>Called with the handler that makes the connections, to change it.</summary>
    public Action<SocketsHttpHandler> FirstMessageHandlerSetup { get; set; }

    /// <summary>Whether to do without HTTP/2.</summary>
    public bool DisableHttp2 { get; set; }

    /// <summary>How objects are read and written; those of <see cref="KubernetesJson"/> at first.</summary>
    public JsonSerializerOptions JsonSerializerOptions => _jsonSerializerOptions ??= new JsonSerializerOptions(KubernetesJson.Options);

    /// <summary>The options in force: the shared ones unless this configuration has its own, so that their caches are shared too.</summary>
    internal JsonSerializerOptions EffectiveJsonOptions => _jsonSerializerOptions ?? KubernetesJson.Options;

    /// <summary>The proxy; none: the one of the environment, if any.</summary>
    internal Uri ProxyUrl { get; set; }

    /// <summary>Whom to act as.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> ImpersonationHeaders { get; set; }

    /// <summary>Changes how objects are read and written, before the first request.</summary>
    public void AddJsonOptions(Action<JsonSerializerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(JsonSerializerOptions);
    }
}
