using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s.Exceptions;

namespace k8s.KubeConfigModels;

/// <summary>Certificates from a kubeconfig's fields: data in Base64 wins over a file.</summary>
internal static class PemText
{
    /// <summary>The certificates; null where neither is given.</summary>
    /// <exception cref="KubeConfigException">They cannot be read.</exception>
    public static X509Certificate2Collection? Certificates(string? data, string? file, string where)
    {
        var pem = Read(data, file, where);
        if (pem is null)
            return null;
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
        }
        catch (CryptographicException e)
        {
            throw new KubeConfigException($"{where} holds a broken certificate: {e.Message}", e);
        }

        return certificates.Count > 0 ? certificates : throw new KubeConfigException($"{where} holds no certificate in PEM");
    }

    /// <summary>The text; null where neither is given.</summary>
    /// <exception cref="KubeConfigException">It cannot be read.</exception>
    public static string? Read(string? data, string? file, string where)
    {
        try
        {
            if (!string.IsNullOrEmpty(data))
                return Encoding.UTF8.GetString(Convert.FromBase64String(data));
            return string.IsNullOrEmpty(file) ? null : File.ReadAllText(file);
        }
        catch (FormatException e)
        {
            throw new KubeConfigException($"{where}-data is not Base64: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KubeConfigException($"{where}: the file {file} cannot be read: {e.Message}", e);
        }
    }
}
