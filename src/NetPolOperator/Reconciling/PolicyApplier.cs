using k8s.Models;
using NetPolOperator.Cluster;
using NetPolOperator.Core.Planning;
using NetPolOperator.Kubernetes;

namespace NetPolOperator.Reconciling;

/// <summary>
/// Carries a change set out: waves in order, the writes of a wave in parallel. One write that fails stops no other of its wave;
/// the next wave waits until a failure that may pass has passed, because its safety rests on this one. It does not wait for ever: a
/// policy that the API server keeps failing on must not keep the others of its namespace open.
/// </summary>
internal sealed class PolicyApplier(IClusterApi api, ClusterState state, WriteSlots slots, Leadership leadership)
{
    /// <summary>Applies as many waves as succeed, and says how every write that was tried went.</summary>
    /// <param name="changes">The waves.</param>
    /// <param name="patient">Whether to wait for what may pass; else it is tried once more at once, and the rest goes on without it.</param>
    /// <param name="cancellationToken">Stops before the next write.</param>
    public async Task<IReadOnlyList<ChangeResult>> ApplyAsync(ChangeSet changes, bool patient, CancellationToken cancellationToken)
    {
        var results = new List<ChangeResult>(changes.Count);
        var written = new Dictionary<string, V1NetworkPolicy>();
        foreach (var wave in changes.Waves)
        {
            var outcomes = await WriteAllAsync(wave).ConfigureAwait(false);
            if (!patient)
            {
                // The API server may have come back since the first try: only what fails beside others that succeed is passed over.
                var failed = outcomes.Where(outcome => outcome.Result.Error?.Failure == ApiFailure.Unavailable).ToList();
                outcomes = [.. outcomes.Except(failed), .. await WriteAllAsync(failed.Select(outcome => outcome.Result.Change)).ConfigureAwait(false)];
            }

            foreach (var (result, answer) in outcomes)
            {
                results.Add(result);
                if (answer is not null)
                {
                    written[result.Change.Name] = answer;
                }
            }

            // What will be refused for good blocks nobody else; what may pass is worth waiting for.
            if (patient && outcomes.Any(outcome => outcome.Result.IsTransient))
            {
                break;
            }
        }

        return results;

        Task<(ChangeResult Result, V1NetworkPolicy? Answer)[]> WriteAllAsync(IEnumerable<PolicyChange> wave) =>
            Task.WhenAll(wave.Select(change => WriteAsync(change, written.GetValueOrDefault(change.Name), cancellationToken)));
    }

    private async Task<(ChangeResult Result, V1NetworkPolicy? Answer)> WriteAsync(
        PolicyChange change, V1NetworkPolicy? earlier, CancellationToken cancellationToken)
    {
        using var slot = await slots.TakeAsync(urgent: true, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        V1NetworkPolicy? answer = null;
        string? deleted = null;
        ApiException? error = null;
        var planAgain = false;
        state.BeginWrite(change.Namespace, change.Name);
        try
        {
            // What has begun is finished, even when told to stop; only a lost lease aborts it.
            (answer, deleted) = await SendAsync(change, earlier, leadership.Lost).ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            error = e;
        }
        finally
        {
            planAgain = state.EndWrite(change.Namespace, change.Name, answer, deleted);
        }

        var altered = answer is not null && change.Desired is not null && !SemanticDiff.AreEqual(change.Desired, answer)
            ? string.Join("; ", SemanticDiff.Compare(change.Desired, answer))
            : null;
        return (new ChangeResult(change, error, altered, answer, planAgain), answer);
    }

    private async Task<(V1NetworkPolicy? Answer, string? DeletedUid)> SendAsync(
        PolicyChange change, V1NetworkPolicy? earlier, CancellationToken cancellationToken)
    {
        switch (change.Kind)
        {
            case ChangeKind.Create:
                return (await api.CreatePolicyAsync(change.Desired!, cancellationToken).ConfigureAwait(false), null);
            case ChangeKind.Update:
                var desired = After(change.Desired!, earlier);
                // Without a UID it is not there: the step before, which was to make it, was refused.
                return (desired.Metadata.Uid is null
                    ? await api.CreatePolicyAsync(desired, cancellationToken).ConfigureAwait(false)
                    : await api.ReplacePolicyAsync(desired, cancellationToken).ConfigureAwait(false), null);
            default:
                var doomed = earlier ?? change.Live!;
                if (doomed.Metadata.Uid is null)
                {
                    return (null, null);
                }

                try
                {
                    await api.DeletePolicyAsync(doomed, cancellationToken).ConfigureAwait(false);
                }
                catch (ApiException e) when (e.Failure == ApiFailure.NotFound)
                {
                    // Somebody was faster: it is gone, which was all that was wanted.
                }

                return (null, doomed.Metadata.Uid);
        }
    }

    // A second write of the same policy in one change set starts from what the first one left.
    private static V1NetworkPolicy After(V1NetworkPolicy desired, V1NetworkPolicy? earlier) => earlier is null
        ? desired
        : desired with { Metadata = desired.Metadata with { Uid = earlier.Metadata.Uid, ResourceVersion = earlier.Metadata.ResourceVersion } };
}
