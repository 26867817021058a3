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
internal sealed class PolicyApplier(IClusterApi api, ClusterState state, WriteBudget budget, Leadership leadership, TimeProvider clock)
{
    /// <summary>For so long a wave waits for a write that hangs while others are answered.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Applies as many waves as succeed, and says how every write that was tried went.</summary>
    /// <param name="changes">The waves.</param>
    /// <param name="patient">Whether to wait for what may pass; else it is tried once more at once, and the rest goes on without it.</param>
    /// <param name="hangs">Called when a write hangs.</param>
    /// <param name="cancellationToken">Stops before the next write.</param>
    public async Task<IReadOnlyList<ChangeResult>> ApplyAsync(ChangeSet changes, bool patient, Action hangs, CancellationToken cancellationToken)
    {
        var steps = new List<Task<Step>>(changes.Count);
        var last = new Dictionary<string, Task<Step>>(StringComparer.Ordinal);
        foreach (var wave in changes.Waves)
        {
            // Each wave has turns of its own: what hangs in the one before is not to hold up the one that ends a transition.
            var share = budget.Share(hangs, troubled: !patient);
            var begun = new List<Task<Step>>(wave.Count);
            foreach (var change in wave)
            {
                var step = TakeAsync(share, change, last.GetValueOrDefault(change.Name), patient, cancellationToken);
                begun.Add(last[change.Name] = step);
            }

            steps.AddRange(begun);
            if (await EndAsync(Task.WhenAll(begun), patient, steps).ConfigureAwait(false) is not { } end)
            {
                break;
            }

            patient = end;
        }

        var taken = await Task.WhenAll(steps).ConfigureAwait(false);
        if (!patient && taken.Any(step => step.Result.Error is null))
        {
            // Others got through: perhaps the API server has come back in between, and what should have come first must not come much later.
            var share = budget.Share(hangs, troubled: true);
            await Task.WhenAll(Enumerable.Range(0, taken.Length)
                .Where(i => taken[i] is { IsQuick: true, Result.Error.Failure: ApiFailure.Unavailable } && ReferenceEquals(last[taken[i].Result.Change.Name], steps[i]))
                .Select(async i => taken[i] = await TakeAsync(share, taken[i].Result.Change, steps[i], patient: true, cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        }

        return [.. taken.Select(step => step.Result)];
    }

    // Whether the next wave is to be patient; null where it is not to be made. What will be refused for good blocks nobody else; what may pass is
    // worth waiting for, but not what hangs while others are answered: that goes on beside the next wave.
    private async Task<bool?> EndAsync(Task<Step[]> wave, bool patient, List<Task<Step>> steps)
    {
        Task atMost = wave.WaitAsync(Limit, clock);
        await atMost.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!wave.IsCompleted && (!patient || steps.Exists(IsAnswered)))
        {
            return false;
        }

        return !(await wave.ConfigureAwait(false)).Any(step => step.Result.IsTransient) ? patient
            : patient ? null
            : false;
    }

    private static bool IsAnswered(Task<Step> step) => step.IsCompletedSuccessfully && step.Result.Result.Error is null or { Failure: not ApiFailure.Unavailable };

    private async Task<Step> TakeAsync(WriteShare share, PolicyChange change, Task<Step>? before, bool patient, CancellationToken cancellationToken)
    {
        var earlier = before is null ? null : (await before.ConfigureAwait(false)).Standing;
        var begun = clock.GetTimestamp();
        var (result, answer) = await share.RunAsync(WritePriority.Policy, () => WriteAsync(change, earlier), cancellationToken).ConfigureAwait(false);
        var quick = clock.GetElapsedTime(begun) < Limit;
        if (!patient && quick && result.Error?.Failure == ApiFailure.Unavailable)
        {
            // The API server may have come back since: only what fails while it answers others is passed over.
            (result, answer) = await share.RunAsync(WritePriority.Policy, () => WriteAsync(change, earlier), cancellationToken).ConfigureAwait(false);
        }

        return new Step(result, answer ?? earlier, quick);
    }

    private async Task<(ChangeResult Result, V1NetworkPolicy? Answer)> WriteAsync(PolicyChange change, V1NetworkPolicy? earlier)
    {
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

    /// <summary>A write that was made.</summary>
    /// <param name="Result">How it went.</param>
    /// <param name="Standing">The policy as the latest write of this change set that succeeded left it.</param>
    /// <param name="IsQuick">Whether it was answered soon, for good or ill.</param>
    private readonly record struct Step(ChangeResult Result, V1NetworkPolicy? Standing, bool IsQuick);
}
