using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using k8s.Rest;

#nullable disable // as KubernetesClient's

namespace k8s.Authentication;

/// <summary>Credentials of an exec plugin, kept until they expire or the API server refuses them.</summary>
#pragma warning disable CA1001 // a semaphore whose wait handle is never asked for holds nothing to dispose
public class ExecTokenProvider : ITokenProvider, IRenewableToken
{
    // A plugin that gives what the API server refuses is not run for every request.
    private static readonly TimeSpan ShortestLife = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RenewBeforeExpiry = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _running = new(1, 1);
    private readonly ExternalExecution _exec;
    private readonly TimeProvider _time;
    private volatile Credentials _last;

    /// <summary>Credentials of a plugin, which is run when they are first needed.</summary>
    public ExecTokenProvider(ExternalExecution exec)
        : this(exec, TimeProvider.System)
    {
    }

    internal ExecTokenProvider(ExternalExecution exec, TimeProvider time)
    {
        _exec = exec ?? throw new ArgumentNullException(nameof(exec));
        _time = time;
    }

    /// <summary>The client certificate, where the plugin gave one.</summary>
    internal X509Certificate2 Certificate => _last?.Certificate;

    /// <summary>The header; null where the plugin gave a certificate alone.</summary>
    /// <exception cref="KubeConfigException">The plugin failed; the message says how.</exception>
    public async Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken)
    {
        if (IsGood(_last))
            return _last.Header;
        await _running.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!IsGood(_last))
                _last = Read(await ExecPlugin.RunAsync(_exec, cancellationToken).ConfigureAwait(false));
            return _last.Header;
        }
        finally
        {
            _running.Release();
        }
    }

    bool IRenewableToken.Renew(string token)
    {
        var last = _last;
        if (last is null || last.Header?.Parameter != token)
            return true;
        if (_time.GetElapsedTime(last.At) < ShortestLife)
            return false;
        last.Refused = true;
        return true;
    }

    private bool IsGood(Credentials credentials) =>
        credentials is { Refused: false } && (credentials.Expires is not { } expires || _time.GetUtcNow().UtcDateTime + RenewBeforeExpiry < expires);

    private Credentials Read(ExecCredentialResponse response)
    {
        var status = response.Status;
        return new Credentials
        {
            Header = string.IsNullOrEmpty(status.Token) ? null : new AuthenticationHeaderValue("Bearer", status.Token.Trim()),
            Certificate = string.IsNullOrEmpty(status.ClientCertificateData)
                ? null
                : ClientCertificate.Load(status.ClientCertificateData, status.ClientKeyData, $"exec plugin {_exec.Command}: "),
            Expires = status.ExpirationTimestamp,
            At = _time.GetTimestamp(),
        };
    }

    private sealed class Credentials
    {
        public AuthenticationHeaderValue Header { get; init; }

        public X509Certificate2 Certificate { get; init; }

        public DateTime? Expires { get; init; }

        public long At { get; init; }

        public bool Refused { get; set; }
    }
}
