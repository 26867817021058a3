using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Tests.Rendering;

public class PolicyNamesTests
{
    [Theory]
    [InlineData("orders", "aseg-orders", "nsb-orders")]
    [InlineData("a.b", "aseg-a.b", "nsb-a.b")]
    public void Of_ShortName_KeepsIt(string name, string segment, string baseline)
    {
        Assert.Equal(segment, PolicyNames.OfSegment(name));
        Assert.Equal(baseline, PolicyNames.OfBaseline(name));
    }

    [Theory]
    [InlineData(58, 63)]
    [InlineData(59, 63)]
    [InlineData(253, 63)]
    public void OfSegment_AnyLength_FitsALabel(int length, int expected) => Assert.Equal(expected, PolicyNames.OfSegment(new string('x', length)).Length);

    [Fact]
    public void OfSegment_LongNamesThatBeginAlike_Differ()
    {
        var begin = new string('x', 100);
        Assert.NotEqual(PolicyNames.OfSegment(begin + "a"), PolicyNames.OfSegment(begin + "b"));
        Assert.Equal(PolicyNames.OfSegment(begin), PolicyNames.OfSegment(begin));
    }

    [Theory]
    [InlineData('.')]
    [InlineData('-')]
    public void OfSegment_CutAtASeparator_IsALegalName(char separator)
    {
        var name = PolicyNames.OfSegment(new string('x', 44) + separator + new string('y', 60));
        Assert.DoesNotContain($"{separator}-", name, StringComparison.Ordinal);
        Assert.StartsWith("aseg-x", name, StringComparison.Ordinal);
    }
}
