namespace k8s.LeaderElection;

/// <summary>What one of several can hold: a record that the API server keeps.</summary>
public interface ILock
{
    /// <summary>Who we are.</summary>
    string Identity { get; }

    /// <summary>Reads the record.</summary>
    /// <exception cref="Autorest.HttpOperationException">It cannot be read; 404: there is none yet.</exception>
    Task<LeaderElectionRecord> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes the record; false where someone else was faster.</summary>
    Task<bool> CreateAsync(LeaderElectionRecord record, CancellationToken cancellationToken = default);

    /// <summary>Replaces the record as it was last read or written; false where someone else was faster.</summary>
    Task<bool> UpdateAsync(LeaderElectionRecord record, CancellationToken cancellationToken = default);

    /// <summary>Where it is.</summary>
    string Describe();
}
