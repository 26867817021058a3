using NetPolOperator.Core.Planning;

namespace NetPolOperator.Reconciling;

/// <summary>
/// Notices when somebody keeps changing a policy of ours back. The first corrections are made at once; from then on every one
/// waits twice as long as the one before, so that two managers do not drive each other (and the API server) mad.
/// </summary>
internal sealed class ContestTracker(TimeProvider clock) : INamespaceMemory
{
    /// <summary>So many corrections of one policy within <see cref="Window"/> are made at once.</summary>
    public const int Patience = 10;

    /// <summary>A policy left alone for this long (beyond its last wait) is nobody's quarrel any more.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>No correction waits longer.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly PolicyMemory<Contest> _contests = new();

    /// <summary>Notes a correction that was just made.</summary>
    public void Corrected(string ns, string name)
    {
        lock (_contests)
        {
            var now = clock.GetUtcNow();
            _contests.Keep(contest => contest.ForgottenAt > now);
            var corrections = _contests.TryGet(ns, name, out var contest) ? contest.Corrections + 1 : 1;
            var wait = corrections < Patience ? TimeSpan.Zero : Wait(corrections - Patience);
            _contests.Set(ns, name, new Contest(corrections, now + wait, now + wait + wait + Window));
        }
    }

    /// <summary>Until when the next correction of a policy has to wait, and after how many; null where it need not.</summary>
    public (DateTimeOffset Until, int Corrections)? Held(string ns, string name)
    {
        lock (_contests)
        {
            return _contests.TryGet(ns, name, out var contest) && contest.HeldUntil > clock.GetUtcNow()
                ? (contest.HeldUntil, contest.Corrections)
                : null;
        }
    }

    /// <summary>Forgets the policies that nobody asks for any more in the planned namespace.</summary>
    public void Settle(NamespacePlan plan)
    {
        lock (_contests)
        {
            _contests.Settle(plan);
        }
    }

    /// <inheritdoc/>
    public void Forget(string ns)
    {
        lock (_contests)
        {
            _contests.Forget(ns);
        }
    }

    private static TimeSpan Wait(int beyond) =>
        TimeSpan.FromTicks((long)Math.Min(TimeSpan.TicksPerSecond * Math.Pow(2, Math.Min(beyond, 20)), LongestWait.Ticks));

    private readonly record struct Contest(int Corrections, DateTimeOffset HeldUntil, DateTimeOffset ForgottenAt);
}
