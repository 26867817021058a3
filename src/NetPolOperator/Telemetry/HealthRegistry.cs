using System.Collections.Immutable;

namespace NetPolOperator.Telemetry;

/// <summary>
/// The named checks behind <c>/healthz</c> (restart me if one fails) and <c>/readyz</c> (I do my work). A check answers null
/// where all is well, else what is wrong in one line; it must not wait. Checks may be added at any time, from any thread.
/// </summary>
internal sealed class HealthRegistry
{
    private ImmutableArray<HealthCheck> _liveness = [new("ping", () => null)];
    private ImmutableArray<HealthCheck> _readiness = [new("ping", () => null)];

    /// <summary>Checks of <c>/healthz</c>, in the order in which they were added.</summary>
    public ImmutableArray<HealthCheck> Liveness => _liveness;

    /// <summary>Checks of <c>/readyz</c>, in the order in which they were added.</summary>
    public ImmutableArray<HealthCheck> Readiness => _readiness;

    /// <summary>Adds a check to <c>/healthz</c>.</summary>
    public void AddLiveness(string name, Func<string?> check) =>
        ImmutableInterlocked.Update(ref _liveness, (checks, added) => checks.Add(added), new HealthCheck(name, check));

    /// <summary>Adds a check to <c>/readyz</c>.</summary>
    public void AddReadiness(string name, Func<string?> check) =>
        ImmutableInterlocked.Update(ref _readiness, (checks, added) => checks.Add(added), new HealthCheck(name, check));
}

/// <summary>One named check.</summary>
/// <param name="Name">As in <c>/readyz?verbose</c>: lower case, with hyphens.</param>
/// <param name="Check">Null where all is well, else what is wrong.</param>
internal sealed record HealthCheck(string Name, Func<string?> Check)
{
    /// <summary>Runs the check; one that throws has failed.</summary>
    public string? Run()
    {
        try
        {
            return Check();
        }
#pragma warning disable CA1031 // A bug in one check must not take the probe down with it: it is reported as a failure.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e.Message;
        }
    }
}
