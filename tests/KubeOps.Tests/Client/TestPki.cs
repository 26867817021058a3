using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubeOps.Tests.Client;

/// <summary>A certificate authority made for one test, and what it signs.</summary>
public sealed class TestPki : IDisposable
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddHours(-2);
    private static readonly DateTimeOffset To = DateTimeOffset.UtcNow.AddHours(2);

    public TestPki(string name = "test-ca")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        Authority = request.CreateSelfSigned(From, To);
    }

    public X509Certificate2 Authority { get; }

    public X509Certificate2Collection Trust => [X509CertificateLoader.LoadCertificate(Authority.RawData)];

    public string AuthorityPem => Authority.ExportCertificatePem();

    public X509Certificate2 Server(string name = "localhost", bool expired = false, bool byAddress = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (byAddress)
            names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var signed = Sign(request, expired ? DateTimeOffset.UtcNow.AddHours(-1) : To);
        return signed.CopyWithPrivateKey(key);
    }

    /// <summary>A client certificate and its key in PEM.</summary>
    public (string Certificate, string Key) Client(string user, bool rsa = false, bool pkcs8 = true)
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsaKey = RSA.Create(2048);
        var request = rsa
            ? new CertificateRequest($"CN={user}", rsaKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest($"CN={user}", ec, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], false));
        using var signed = Sign(request, To);
        var key = (rsa, pkcs8) switch
        {
            (true, true) => rsaKey.ExportPkcs8PrivateKeyPem(),
            (true, false) => rsaKey.ExportRSAPrivateKeyPem(),
            (false, true) => ec.ExportPkcs8PrivateKeyPem(),
            (false, false) => ec.ExportECPrivateKeyPem(),
        };
        return (signed.ExportCertificatePem(), key);
    }

    public void Dispose() => Authority.Dispose();

    private X509Certificate2 Sign(CertificateRequest request, DateTimeOffset to)
    {
        using var key = Authority.GetECDsaPrivateKey()!;
        var generator = X509SignatureGenerator.CreateForECDsa(key);
        return request.Create(Authority.SubjectName, generator, From, to, RandomNumberGenerator.GetBytes(8));
    }
}
