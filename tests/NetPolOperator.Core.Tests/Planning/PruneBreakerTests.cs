using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Tests.Planning;

public class PruneBreakerTests
{
    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(5, 5, true)] // few may always go
    [InlineData(6, 6, false)]
    [InlineData(20, 100, true)]
    [InlineData(21, 100, false)]
    [InlineData(19, 99, true)] // a share is rounded down
    [InlineData(20, 99, false)]
    public void Allows_ByShareAndMinimum(int counted, int owned, bool allowed) => Assert.Equal(allowed, new PruneBreaker(0.2, 5).Allows(counted, owned));

    [Theory]
    [InlineData(0.0, 0, 1, 100, false)]
    [InlineData(1.0, 0, 100, 100, true)]
    public void Allows_AtTheEndsOfTheSettings_FollowsThem(double share, int minimum, int counted, int owned, bool allowed) =>
        Assert.Equal(allowed, new PruneBreaker(share, minimum).Allows(counted, owned));

    [Fact]
    public void WithoutCounted_LeavesTheRestInOrderAndNoEmptyWave()
    {
        var (kept, counted) = (Change("kept", false), Change("counted", true));
        var changes = PruneBreaker.WithoutCounted(new ChangeSet([[counted], [kept, counted], [kept]]));
        Assert.Equal([[kept], [kept]], changes.Waves);
    }

    private static PolicyChange Change(string name, bool counts) =>
        new(ChangeKind.Delete, ChangeReason.Orphaned, "shop", name, new OwnerIdentity("AppSegment", "shop", name, "u"), null, null, "") { CountsForBreaker = counts };
}
