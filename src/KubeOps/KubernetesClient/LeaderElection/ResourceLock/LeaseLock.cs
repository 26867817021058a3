using k8s.Models;

#nullable disable // as KubernetesClient's

namespace k8s.LeaderElection.ResourceLock;

/// <summary>A lock that a Lease keeps.</summary>
public class LeaseLock : MetaObjectLock<V1Lease>
{
    /// <summary>A lock.</summary>
    /// <param name="client">The client.</param>
    /// <param name="namespace">The Lease's namespace.</param>
    /// <param name="name">The Lease's name.</param>
    /// <param name="identity">Who we are: different for each process.</param>
    public LeaseLock(IKubernetes client, string @namespace, string name, string identity)
        : base(client, @namespace, name, identity)
    {
    }

    /// <inheritdoc/>
    protected override Task<V1Lease> ReadMetaObjectAsync(
        IKubernetes client, string name, string namespaceParameter, CancellationToken cancellationToken) =>
        client.CoordinationV1.ReadNamespacedLeaseAsync(name, namespaceParameter, cancellationToken: cancellationToken);

    /// <inheritdoc/>
    protected override Task<V1Lease> CreateMetaObjectAsync(
        IKubernetes client, V1Lease obj, string namespaceParameter, CancellationToken cancellationToken) =>
        client.CoordinationV1.CreateNamespacedLeaseAsync(obj, namespaceParameter, cancellationToken: cancellationToken);

    /// <inheritdoc/>
    protected override Task<V1Lease> ReplaceMetaObjectAsync(
        IKubernetes client, V1Lease obj, string name, string namespaceParameter, CancellationToken cancellationToken) =>
        client.CoordinationV1.ReplaceNamespacedLeaseAsync(obj, name, namespaceParameter, cancellationToken: cancellationToken);

    /// <inheritdoc/>
    protected override LeaderElectionRecord GetLeaderElectionRecord(V1Lease obj) => obj?.Spec is not { } spec
        ? null
        : new LeaderElectionRecord
        {
            HolderIdentity = spec.HolderIdentity,
            LeaseDurationSeconds = spec.LeaseDurationSeconds ?? 15,
            AcquireTime = spec.AcquireTime,
            RenewTime = spec.RenewTime,
            LeaderTransitions = spec.LeaseTransitions ?? 0,
        };

    /// <inheritdoc/>
    protected override V1Lease SetLeaderElectionRecord(LeaderElectionRecord record, V1Lease metaObj)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(metaObj);
        return metaObj with
        {
            Spec = new V1LeaseSpec
            {
                HolderIdentity = record.HolderIdentity,
                LeaseDurationSeconds = record.LeaseDurationSeconds,
                AcquireTime = record.AcquireTime,
                RenewTime = record.RenewTime,
                LeaseTransitions = record.LeaderTransitions,
            },
        };
    }
}
