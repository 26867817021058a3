namespace NetPolOperator.Options;

/// <content>Settings of the reconciler: who writes, how much, how often.</content>
internal static partial class SettingTable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static SettingGroup Electing => new("Leader election",
    [
        new()
        {
            Name = "leader-elect", Key = "leaderElection.enabled", Shape = "", Default = "true",
            Help = "Write only while holding the Lease. Turn it off only where a single replica is certain.",
            Bind = Set<bool>(ScalarParsers.Switch, (o, v) => o with { LeaderElection = o.LeaderElection with { Enabled = v } }),
        },
        new()
        {
            Name = "leader-elect-lease-name", Key = "leaderElection.leaseName", Shape = "NAME", Default = "netpol-operator",
            Help = "The Lease's name, in the operator's namespace. The Role in config/rbac allows this one Lease: change both.",
            Bind = Set(ScalarParsers.Subdomain, (o, v) => o with { LeaderElection = o.LeaderElection with { LeaseName = v } }),
        },
        new()
        {
            Name = "leader-elect-lease-duration", Key = "leaderElection.leaseDuration", Shape = "DURATION", Default = "15s",
            Help = "How long the others wait for a leader that stopped renewing.",
            Bind = Set<TimeSpan>(Seconds, (o, v) => o with { LeaderElection = o.LeaderElection with { LeaseDuration = v } }),
        },
        new()
        {
            Name = "leader-elect-renew-deadline", Key = "leaderElection.renewDeadline", Shape = "DURATION", Default = "10s",
            Help = "How long the leader tries to renew before it gives up and ends; less than the lease duration.",
            Bind = Set<TimeSpan>(Seconds, (o, v) => o with { LeaderElection = o.LeaderElection with { RenewDeadline = v } }),
        },
        new()
        {
            Name = "leader-elect-retry-period", Key = "leaderElection.retryPeriod", Shape = "DURATION", Default = "2s",
            Help = "The time between two tries; 1.2 times it must be less than the renew deadline.",
            Bind = Set<TimeSpan>(Seconds, (o, v) => o with { LeaderElection = o.LeaderElection with { RetryPeriod = v } }),
        },
    ]);

    private static SettingGroup Reconciling => new("Reconciling",
    [
        new()
        {
            Name = "resync-period", Key = "reconcile.resyncPeriod", Shape = "DURATION", Default = "10m",
            Help = "After this time everything is planned again from what the watches have brought, even when no event came.",
            Bind = Set<TimeSpan>(
                v => ScalarParsers.Duration(v, TimeSpan.FromSeconds(10), 24 * Hour), (o, v) => o with { Reconcile = o.Reconcile with { ResyncPeriod = v } }),
        },
        new()
        {
            Name = "max-in-flight", Key = "reconcile.maxInFlight", Shape = "NUMBER", Default = "16",
            Help = "Writes on their way to the API server at the same time. Three times as many may hang beside them.",
            Bind = Set<int>(v => ScalarParsers.Whole(v, 1, 256), (o, v) => o with { Reconcile = o.Reconcile with { MaxInFlight = v } }),
        },
        new()
        {
            Name = "prune-limit", Key = "reconcile.pruneLimit", Shape = "SHARE", Default = "0.2",
            Help = "The share, 0 to 1, of our policies that may be pruned within an hour. More is taken for a mistake and refused. "
                + "Deletions that follow from a deleted or changed owner are not counted.",
            Bind = Set<double>(v => ScalarParsers.Number(v, 0, 1), (o, v) => o with { Reconcile = o.Reconcile with { PruneLimit = v } }),
        },
        new()
        {
            Name = "prune-floor", Key = "reconcile.pruneFloor", Shape = "NUMBER", Default = "10",
            Help = "So many policies may be pruned within an hour whatever the share says.",
            Bind = Set<int>(v => ScalarParsers.Whole(v, 0, 1_000_000), (o, v) => o with { Reconcile = o.Reconcile with { PruneFloor = v } }),
        },
    ]);

    private static SettingGroup Reporting => new("Kubernetes events",
    [
        new()
        {
            Name = "event-rate", Key = "events.perSecond", Shape = "NUMBER", Default = "10",
            Help = "Events written a second, in the long run; 0 writes none.",
            Bind = Set<double>(v => ScalarParsers.Number(v, 0, 1000), (o, v) => o with { Events = o.Events with { PerSecond = v } }),
        },
        new()
        {
            Name = "event-burst", Key = "events.burst", Shape = "NUMBER", Default = "100",
            Help = "So many at once after a quiet time.",
            Bind = Set<int>(v => ScalarParsers.Whole(v, 1, 10_000), (o, v) => o with { Events = o.Events with { Burst = v } }),
        },
    ]);

    private static TimeSpan? Seconds(SettingValue value) => ScalarParsers.Duration(value, TimeSpan.FromMilliseconds(100), Hour);
}
