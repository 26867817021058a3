using NetPolOperator.Reconciling;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Reconciling;

public class StatusPaceTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Wait_NeverComputed_IsNone() => Assert.Equal(TimeSpan.Zero, new StatusPace(_clock).Wait("shop"));

    [Fact]
    public void Wait_ComputedQuickly_IsASecond()
    {
        var pace = new StatusPace(_clock);

        pace.Computed("shop", TimeSpan.FromMilliseconds(5));

        Assert.Equal(TimeSpan.FromSeconds(1), pace.Wait("shop"));
        _clock.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal(TimeSpan.FromMilliseconds(700), pace.Wait("shop"));
    }

    [Fact]
    public void Wait_ManyCostlyNamespaces_IsFourTimesWhatAllOfThemTook()
    {
        var pace = new StatusPace(_clock);
        for (var i = 0; i < 50; i++)
        {
            pace.Computed($"ns-{i}", TimeSpan.FromSeconds(1));
        }

        Assert.Equal(TimeSpan.FromSeconds(200), pace.Wait("ns-0"));
        Assert.Equal(TimeSpan.Zero, pace.Wait("another"));
    }

    [Fact]
    public void Wait_CheaperOrGoneSince_CountsWhatItTookLast()
    {
        var pace = new StatusPace(_clock);
        pace.Computed("shop", TimeSpan.FromSeconds(10));
        pace.Computed("data", TimeSpan.FromSeconds(2));

        pace.Computed("shop", TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(12), pace.Wait("shop"));

        pace.Forget("data");
        Assert.Equal(TimeSpan.FromSeconds(4), pace.Wait("shop"));
    }
}
