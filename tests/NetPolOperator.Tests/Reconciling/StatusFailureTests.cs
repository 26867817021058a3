using NetPolOperator.Kubernetes;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Reconciling;

/// <summary>Statuses that cannot be written: each failure is counted by its reason and told once, and the status comes in the end.</summary>
public class StatusFailureTests
{
    [Theory]
    [InlineData(nameof(ApiFailure.Forbidden), "forbidden")]
    [InlineData(nameof(ApiFailure.Throttled), "throttled")]
    [InlineData(nameof(ApiFailure.Invalid), "invalid")]
    [InlineData(nameof(ApiFailure.Unavailable), "api")]
    public async Task Write_Refused_IsCountedAndTold(string failure, string reason)
    {
        var failures = 2;
        using var harness = await ShopAsync(request => request.Verb == "update status" && failures-- > 0 ? Failed(failure, "not now") : null);

        Assert.Equal("True", harness.Condition("shop", "web", "Ready").Status);
        Assert.Equal([(reason, 2)], Counted(harness));
        Assert.Equal(Enumerable.Repeat("Warning: The status of AppSegment/shop/web could not be written: not now", 2), harness.StatusLog);
    }

    [Fact]
    public async Task Write_Conflict_IsCountedAsOneAndNobodyIsWarned()
    {
        var failures = 1;
        using var harness = await ShopAsync(request => request.Verb == "update status" && failures-- > 0 ? Failed(nameof(ApiFailure.Conflict), "not the newest") : null);

        Assert.Equal("True", harness.Condition("shop", "web", "Ready").Status);
        Assert.Equal([("conflict", 1)], Counted(harness));
        Assert.Equal("Debug: The status of AppSegment/shop/web could not be written: not the newest", Assert.Single(harness.StatusLog));
    }

    [Fact]
    public async Task Write_ConflictAndTheReadAfterItFails_BothAreCountedAndTold()
    {
        var (conflicts, reads) = (1, 1);
        using var harness = await ShopAsync(request => request switch
        {
            { Verb: "update status" } when conflicts-- > 0 => Failed(nameof(ApiFailure.Conflict), "not the newest"),
            { Verb: "get", Kind: "AppSegment" } when reads-- > 0 => Failed(nameof(ApiFailure.Forbidden), "not for you"),
            _ => null,
        });

        Assert.Equal("True", harness.Condition("shop", "web", "Ready").Status);
        Assert.Equal([("conflict", 1), ("forbidden", 1)], Counted(harness));
        Assert.Contains("Warning: The status of AppSegment/shop/web could not be read again: not for you", harness.StatusLog);
    }

    [Fact]
    public async Task Write_ObjectIsGone_IsNoFailure()
    {
        var failures = 1;
        using var harness = await ShopAsync(request => request.Verb == "update status" && failures-- > 0 ? Failed(nameof(ApiFailure.NotFound), "gone") : null);

        Assert.Empty(Counted(harness));
        Assert.Empty(harness.StatusLog);
    }

    private static async Task<OperatorHarness> ShopAsync(Func<FakeRequest, Exception?> fault)
    {
        var api = new FakeClusterApi();
        api.Put(Make.Namespace("shop"));
        api.Put(Make.Segment("shop", "web"));
        api.Fault = fault;
        return await OperatorHarness.StartAsync(api);
    }

    private static ApiException Failed(string failure, string message) => new(Enum.Parse<ApiFailure>(failure), message);

    private static IEnumerable<(string Reason, long Count)> Counted(OperatorHarness harness) =>
        harness.Metrics.Errors.Read().Where(counted => counted.Value > 0).Select(counted => ((string)counted.Tags[0].Value!, counted.Value)).Order();
}
