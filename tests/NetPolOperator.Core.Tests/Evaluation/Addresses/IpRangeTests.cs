using NetPolOperator.Core.Evaluation.Addresses;

namespace NetPolOperator.Core.Tests.Evaluation.Addresses;

public sealed class IpRangeTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0-10.255.255.255")]
    [InlineData("10.1.2.77/24", "10.1.2.0-10.1.2.255")]
    [InlineData("0.0.0.0/0", "0.0.0.0-255.255.255.255")]
    [InlineData("192.0.2.1/32", "192.0.2.1-192.0.2.1")]
    [InlineData("::/0", "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2001:db8::5/64", "2001:db8::-2001:db8::ffff:ffff:ffff:ffff")]
    [InlineData("fd00::1/128", "fd00::1-fd00::1")]
    [InlineData("::ffff:10.1.0.0/112", "10.1.0.0-10.1.255.255")]
    public void TryParseCidr_Block_MasksHostBits(string text, string expected)
    {
        Assert.True(IpRange.TryParseCidr(text, out var range));
        Assert.Equal(expected, range.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0/8")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/08")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.010/32")]
    [InlineData("10.0.0.256/32")]
    [InlineData("0x0a.0.0.1/8")]
    [InlineData("fe80::1%eth0/64")]
    [InlineData("::/129")]
    [InlineData("all")]
    public void TryParseCidr_NotABlock_SaysNo(string? text) => Assert.False(IpRange.TryParseCidr(text, out _));

    [Theory]
    [InlineData("10.0.0.0/8", "", "10.0.0.0-10.255.255.255")]
    [InlineData("10.0.0.0/24", "10.0.0.0/25", "10.0.0.128-10.0.0.255")]
    [InlineData("10.0.0.0/24", "10.0.0.128/25", "10.0.0.0-10.0.0.127")]
    [InlineData("10.0.0.0/24", "10.0.0.64/26,10.0.0.96/27", "10.0.0.0-10.0.0.63 10.0.0.128-10.0.0.255")]
    [InlineData("10.0.0.0/24", "10.0.0.0/8", "")]
    [InlineData("10.0.0.0/24", "192.0.2.0/24,fd00::/8", "10.0.0.0-10.0.0.255")]
    [InlineData("0.0.0.0/0", "128.0.0.0/1,0.0.0.0/2", "64.0.0.0-127.255.255.255")]
    [InlineData("::/0", "ff00::/8", "::-feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void Of_BlockWithExceptions_LeavesTheRest(string block, string except, string expected)
    {
        Assert.True(IpRange.TryParseCidr(block, out var range));
        var holes = except.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => IpRange.TryParseCidr(text, out var hole) ? hole : default);
        Assert.Equal(expected, string.Join(' ', IpRangeSet.Of(range, holes).Ranges));
    }

    [Theory]
    [InlineData("10.0.0.0/25,10.0.0.128/25", "10.0.0.0/24", true)]
    [InlineData("10.0.0.0/25,10.0.0.192/26", "10.0.0.0/24", false)]
    [InlineData("0.0.0.0/0", "fd00::/8", false)]
    public void Covers_Union_JoinsTouchingBlocks(string blocks, string other, bool expected)
    {
        var union = IpRangeSet.Union(blocks.Split(',').Select(text => IpRange.TryParseCidr(text, out var range) ? range : default));
        Assert.True(IpRange.TryParseCidr(other, out var asked));
        Assert.Equal(expected, union.Covers(IpRangeSet.Of(asked, [])));
    }
}
