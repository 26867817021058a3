using k8s;
using Microsoft.Extensions.Logging;

namespace NetPolOperator.Kubernetes;

/// <summary>
/// Whether our custom resources are installed: waited for at the start, looked at from then on. Where somebody deletes their definitions,
/// every watch and list of them answers 404 from then on; the process is not ready until they are back, and nothing is concluded from it.
/// </summary>
internal sealed class CustomResourceCheck(IKubernetes client, TimeProvider clock, ILogger<CustomResourceCheck> logger)
{
    /// <summary>Time between two looks while they are missing.</summary>
    public static readonly TimeSpan WhileMissing = TimeSpan.FromSeconds(5);

    /// <summary>Time between two looks while they are there: as often as a kubelet asks whether a pod is ready.</summary>
    public static readonly TimeSpan WhileThere = TimeSpan.FromSeconds(10);

    private bool _suspected;

    /// <summary>What is missing, and what to do; null while they are there.</summary>
    public string? Problem { get; private set; } = "has not started";

    /// <summary>Waits until they are installed.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                Problem = ProblemOf(await ClusterFeatures.MissingCustomResourcesAsync(client, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception e) when (ApiErrors.Translate(e, cancellationToken) is { } error)
            {
                Problem = error.Message;
            }

            if (Problem is null)
            {
                return;
            }

            logger.LogError("Not working yet, {Reason}. Looking again in {Delay} s", Problem, WhileMissing.TotalSeconds);
            await Task.Delay(WhileMissing, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks again and again, and says once when they go and once when they are back. Ends only when cancelled.</summary>
    public async Task KeepLookingAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(Problem is null ? WhileThere : WhileMissing, clock, cancellationToken).ConfigureAwait(false);
            try
            {
                Found(await ClusterFeatures.MissingCustomResourcesAsync(client, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception e) when (ApiErrors.Translate(e, cancellationToken) is not null)
            {
                // An API server that does not answer says nothing of what is installed; whoever works with it logs that.
            }
        }
    }

    private void Found(IReadOnlyList<string> missing)
    {
        // An API server that has just started does not serve them yet: only what is missing twice is missing.
        if (Problem is null && missing.Count > 0 && !_suspected)
        {
            _suspected = true;
            return;
        }

        _suspected = false;
        var before = Problem;
        Problem = ProblemOf(missing);
        if (before is null && Problem is not null)
        {
            logger.LogError(
                "Not ready: {Problem}. Nothing is deleted because of this; policies whose AppSegment or NamespaceBaseline went with the definition are "
                + "left to Kubernetes' garbage collector", Problem);
        }
        else if (before is not null && Problem is null)
        {
            logger.LogInformation("The custom resources are installed again, and will be listed within a minute");
        }
    }

    private static string? ProblemOf(IReadOnlyList<string> missing) =>
        missing.Count == 0 ? null : $"the custom resources are not installed ({string.Join(", ", missing)}): kubectl apply -k crds";
}
