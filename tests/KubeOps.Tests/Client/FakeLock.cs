using System.Net;
using k8s.Autorest;
using k8s.LeaderElection;

namespace KubeOps.Tests.Client;

/// <summary>A lock in memory that a test can have held by others, fail or hang.</summary>
internal sealed class FakeLock(string identity = "me") : ILock
{
    public string Identity => identity;

    public LeaderElectionRecord? Record { get; set; }

    public Exception? Failure { get; set; }

    public bool Hangs { get; set; }

    public bool LosesRaces { get; set; }

    public int Reads { get; private set; }

    public async Task<LeaderElectionRecord> GetAsync(CancellationToken cancellationToken = default)
    {
        Reads++;
        if (Hangs)
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        if (Failure is not null)
            throw Failure;
        return Record ?? throw Http(HttpStatusCode.NotFound);
    }

    public Task<bool> CreateAsync(LeaderElectionRecord record, CancellationToken cancellationToken = default) => WriteAsync(record, cancellationToken);

    public Task<bool> UpdateAsync(LeaderElectionRecord record, CancellationToken cancellationToken = default) => WriteAsync(record, cancellationToken);

    public string Describe() => "ns/lock";

    public static HttpOperationException Http(HttpStatusCode code)
    {
        using var response = new HttpResponseMessage(code);
        return new HttpOperationException(code.ToString()) { Response = new HttpResponseMessageWrapper(response, "") };
    }

    private Task<bool> WriteAsync(LeaderElectionRecord record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (LosesRaces)
            return Task.FromResult(false);
        Record = record;
        return Task.FromResult(true);
    }
}
