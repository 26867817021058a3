using k8s.LeaderElection;

namespace KubeOps.Tests.Operator;

/// <summary>A lease in memory, which the test can take away.</summary>
internal sealed class MemoryLock : ILock
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LeaderElectionRecord? _record;

    /// <summary>When somebody has looked at the lease.</summary>
    public Task Asked => _asked.Task;

    /// <summary>Somebody else who has the lease, and never lets it run out.</summary>
    public string? Holder { get; set; }

    public string Identity => "us";

    public Task<LeaderElectionRecord> GetAsync(CancellationToken cancellationToken = default)
    {
        _asked.TrySetResult();
        var record = Holder is null ? _record : new LeaderElectionRecord
        {
            HolderIdentity = Holder,
            LeaseDurationSeconds = 1,
            AcquireTime = DateTime.UtcNow,
            RenewTime = DateTime.UtcNow,
        };
        return record is not null ? Task.FromResult(record) : throw new k8s.Autorest.HttpOperationException("none")
        {
            Response = new k8s.Autorest.HttpResponseMessageWrapper(new HttpResponseMessage(System.Net.HttpStatusCode.NotFound), ""),
        };
    }

    public Task<bool> CreateAsync(LeaderElectionRecord record, CancellationToken cancellationToken = default) => UpdateAsync(record, cancellationToken);

    public Task<bool> UpdateAsync(LeaderElectionRecord record, CancellationToken cancellationToken = default)
    {
        if (Holder is not null)
            return Task.FromResult(false);
        _record = record;
        return Task.FromResult(true);
    }

    public string Describe() => "memory";
}
