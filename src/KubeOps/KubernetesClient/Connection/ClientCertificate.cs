using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s.Authentication;
using k8s.Exceptions;

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

    public static ClientCertificate? From(KubernetesClientConfiguration configuration)
    {
        var certificate = Text(configuration.ClientCertificateData, configuration.ClientCertificateFilePath, "client-certificate");
        var key = Text(configuration.ClientCertificateKeyData, configuration.ClientKeyFilePath, "client-key");
        if ((certificate is null) != (key is null))
        {
            var missing = certificate is null ? "client-certificate" : "client-key";
            throw new KubeConfigException($"{missing} (or {missing}-data) is missing: certificate and key go together");
        }

        var plugin = configuration.TokenProvider as ExecTokenProvider;
        return certificate is null && plugin is null
            ? null
            : new ClientCertificate(certificate is null ? null : Load(certificate, key!), plugin);
    }

    /// <summary>A certificate with its key, from PEM; RSA and EC keys, in PKCS#1, SEC1 and PKCS#8.</summary>
    /// <exception cref="KubeConfigException">They cannot be read or do not belong together.</exception>
    public static X509Certificate2 Load(string certificatePem, string keyPem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(certificatePem, keyPem);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new KubeConfigException($"the client certificate and its key cannot be used: {e.Message}", e);
        }
    }

    public void Dispose() => _fixed?.Dispose();

    private static string? Text(string? base64, string? file, string field)
    {
        try
        {
            if (!string.IsNullOrEmpty(base64))
                return Encoding.UTF8.GetString(Convert.FromBase64String(base64));
            return string.IsNullOrEmpty(file) ? null : File.ReadAllText(file);
        }
        catch (FormatException e)
        {
            throw new KubeConfigException($"{field}-data is not Base64: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KubeConfigException($"the file {file} of {field} cannot be read: {e.Message}", e);
        }
    }
}
