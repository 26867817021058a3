using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using k8s.Authentication;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace k8s.Rest;

/// <summary>The certificate that proves who is calling: fixed, or an exec plugin's, which changes.</summary>
internal sealed class ClientCertificate : IDisposable
{
    private readonly X509Certificate2? _fixed;
    private readonly ExecTokenProvider? _plugin;

    private ClientCertificate(X509Certificate2? certificate, ExecTokenProvider? plugin)
    {
        _fixed = certificate;
        _plugin = plugin;
    }

    /// <summary>The certificate for the next connection; null: none.</summary>
    public X509Certificate2? Current => _plugin?.Certificate ?? _fixed;

    /// <summary>Whether it may be another one for a later connection.</summary>
    public bool Changes => _plugin is not null;

    public static ClientCertificate? From(KubernetesClientConfiguration configuration)
    {
        var place = configuration.CredentialsSource is { } source ? source + ": " : "";
        var certificate = PemText.Read(configuration.ClientCertificateData, configuration.ClientCertificateFilePath, place + "client-certificate");
        var key = PemText.Read(configuration.ClientCertificateKeyData, configuration.ClientKeyFilePath, place + "client-key");
        if ((certificate is null) != (key is null))
        {
            var missing = certificate is null ? "client-certificate" : "client-key";
            throw new KubeConfigException($"{place}{missing} (or {missing}-data) is missing: certificate and key go together");
        }

        var plugin = configuration.TokenProvider as ExecTokenProvider;
        return certificate is null && plugin is null
            ? null
            : new ClientCertificate(certificate is null ? null : Load(certificate, key!, place), plugin);
    }

    /// <summary>A certificate with its key, from PEM; RSA and EC keys, in PKCS#1, SEC1 and PKCS#8.</summary>
    /// <exception cref="KubeConfigException">They cannot be read or do not belong together.</exception>
    public static X509Certificate2 Load(string certificatePem, string keyPem, string place)
    {
        try
        {
            return X509Certificate2.CreateFromPem(certificatePem, keyPem);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new KubeConfigException($"{place}the client certificate and its key cannot be used: {e.Message}", e);
        }
    }

    public void Dispose() => _fixed?.Dispose();
}
