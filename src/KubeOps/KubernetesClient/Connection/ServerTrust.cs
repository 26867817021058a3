using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace k8s.Rest;

/// <summary>Decides whether the API server is who it should be.</summary>
internal static class ServerTrust
{
    /// <summary>The check that a configuration asks for; null: that of the system.</summary>
    public static RemoteCertificateValidationCallback? CallbackFor(KubernetesClientConfiguration configuration)
    {
        if (configuration.SkipTlsVerify)
        {
#pragma warning disable CA5359 // the user asked for it: insecure-skip-tls-verify
            return (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        var roots = configuration.SslCaCerts;
        return roots is null ? null : (_, certificate, chain, errors) => Check(roots, certificate, chain, errors);
    }

    /// <summary>Trusts what the given certificates vouch for, and nothing else.</summary>
    /// <exception cref="AuthenticationException">The server is not trusted; the message says why.</exception>
    public static bool Check(X509Certificate2Collection roots, X509Certificate? certificate, X509Chain? offered, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            throw new AuthenticationException("the API server showed no certificate");
        using var server = new X509Certificate2(certificate);
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            throw new AuthenticationException(
                $"the API server's certificate is not for this address but for {Names(server)}; use one of these, or set tls-server-name");
        }

        using var chain = new X509Chain { ChainPolicy = Policy(roots, offered) };
        return chain.Build(server) || EndsAt(roots, chain)
            ? true
            : throw new AuthenticationException(
                $"the API server's certificate ({server.Subject}, issued by {server.Issuer}) is not trusted by the given certificate authority: "
                + string.Join("; ", chain.ChainStatus.Select(s => s.StatusInformation.Trim()).Distinct()));
    }

    private static X509ChainPolicy Policy(X509Certificate2Collection roots, X509Chain? offered)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // Cluster CAs publish no revocation lists.
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(roots);
        policy.ExtraStore.AddRange(roots);
        foreach (var element in offered?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            policy.ExtraStore.Add(element.Certificate);
        policy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.1"));
        return policy;
    }

    // As in Go, an intermediate (or the server's own) certificate may be what is trusted: its issuer need not be there then.
    private static bool EndsAt(X509Certificate2Collection roots, X509Chain chain) =>
        chain.ChainElements.Count > 0
        && chain.ChainStatus.All(s => s.Status is X509ChainStatusFlags.PartialChain or X509ChainStatusFlags.UntrustedRoot)
        && roots.Any(root => root.RawDataMemory.Span.SequenceEqual(chain.ChainElements[^1].Certificate.RawDataMemory.Span));

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(e => e.EnumerateDnsNames().Concat(e.EnumerateIPAddresses().Select(ip => ip.ToString()))).ToList();
        return names.Count == 0 ? certificate.Subject : string.Join(", ", names);
    }
}
