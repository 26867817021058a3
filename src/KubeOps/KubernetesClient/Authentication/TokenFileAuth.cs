using System.Net.Http.Headers;
using k8s.Exceptions;

#nullable disable // as KubernetesClient's

namespace k8s.Authentication;

/// <summary>A token in a file, read again every minute and at once when the API server refuses it: the kubelet replaces it in time.</summary>
public class TokenFileAuth : ITokenProvider, IRenewableToken
{
    private static readonly TimeSpan RereadAfter = TimeSpan.FromMinutes(1);

    private readonly string _file;
    private readonly TimeProvider _time;
    private volatile Reading _last;

    /// <summary>A file.</summary>
    public TokenFileAuth(string tokenFile)
        : this(tokenFile, TimeProvider.System)
    {
    }

    internal TokenFileAuth(string tokenFile, TimeProvider time)
    {
        _file = tokenFile;
        _time = time;
    }

    /// <inheritdoc/>
    public async Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken)
    {
        var last = _last;
        if (last is null || _time.GetElapsedTime(last.At) >= RereadAfter)
            _last = last = new Reading(await ReadAsync(last, cancellationToken).ConfigureAwait(false), _time.GetTimestamp());
        return last.Header;
    }

    bool IRenewableToken.Renew(string token)
    {
        // A second 401 for what the file says now is final.
        var last = _last;
        var changed = last is null || last.Header.Parameter != token || ReadNow() != token;
        _last = null;
        return changed;
    }

    private async Task<AuthenticationHeaderValue> ReadAsync(Reading last, CancellationToken cancellationToken)
    {
        try
        {
            var token = (await File.ReadAllTextAsync(_file, cancellationToken).ConfigureAwait(false)).Trim();
            if (token.Length > 0)
                return new AuthenticationHeaderValue("Bearer", token);
            if (last is not null)
                return last.Header;
            throw new KubeConfigException($"the token file {_file} is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // While it is being replaced the file may be missing for a moment: the token known so far is good for longer than that.
            return last is not null
                ? last.Header
                : throw new KubeConfigException($"the token file {_file} cannot be read: {e.Message}", e);
        }
    }

    private string ReadNow()
    {
        try
        {
            return File.ReadAllText(_file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record Reading(AuthenticationHeaderValue Header, long At);
}
