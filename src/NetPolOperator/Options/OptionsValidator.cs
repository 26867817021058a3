namespace NetPolOperator.Options;

/// <summary>What no single setting can tell: settings against each other, and against the machine.</summary>
internal static class OptionsValidator
{
    // client-go's jitter on the retry period.
    private const double Jitter = 1.2;

    /// <summary>All that is wrong.</summary>
    /// <param name="options">The options; where a setting could not be read, its default.</param>
    /// <param name="sources">Where to look files up.</param>
    /// <param name="origins">By setting, where its value was given; empty where that value could not be read.</param>
    public static IEnumerable<OptionsError> Validate(OperatorOptions options, OptionsSources sources, IReadOnlyDictionary<string, string> origins)
    {
        var lease = options.LeaderElection;
        if (Readable("leader-elect-lease-duration") && Readable("leader-elect-renew-deadline") && lease.RenewDeadline >= lease.LeaseDuration)
            yield return new OptionsError(
                Origin("leader-elect-renew-deadline"), GoDuration.Format(lease.RenewDeadline),
                $"not less than the lease duration of {GoDuration.Format(lease.LeaseDuration)} ({Origin("leader-elect-lease-duration")})",
                "give a shorter one, or a longer lease duration");
        if (Readable("leader-elect-retry-period") && Readable("leader-elect-renew-deadline") && lease.RetryPeriod * Jitter >= lease.RenewDeadline)
            yield return new OptionsError(
                Origin("leader-elect-retry-period"), GoDuration.Format(lease.RetryPeriod),
                $"1.2 times it is not less than the renew deadline of {GoDuration.Format(lease.RenewDeadline)} ({Origin("leader-elect-renew-deadline")})",
                "give a shorter one, or a longer renew deadline");
        if (options.Client.KubeConfig is { } kubeConfig && !sources.FileExists(kubeConfig))
            yield return new OptionsError(Origin("kubeconfig"), kubeConfig, "no such file", "name a kubeconfig");

        bool Readable(string name) => !origins.TryGetValue(name, out var origin) || origin.Length > 0;

        string Origin(string name) => origins.TryGetValue(name, out var origin) ? origin : $"--{name} (default)";
    }
}
