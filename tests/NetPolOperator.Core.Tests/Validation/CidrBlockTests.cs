using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Tests.Validation;

public class CidrBlockTests
{
    [Theory]
    [InlineData("0.0.0.0/0", "0.0.0.0/0", false)]
    [InlineData("10.1.2.3/8", "10.0.0.0/8", true)]
    [InlineData("255.255.255.255/32", "255.255.255.255/32", false)]
    [InlineData("::/0", "::/0", false)]
    [InlineData("2001:0DB8:0:0::/32", "2001:db8::/32", false)]
    [InlineData("fe80::1/10", "fe80::/10", true)]
    [InlineData("64:ff9b:1::/48", "64:ff9b:1::/48", false)]
    public void TryParse_Block_GivesItsCanonicalSpelling(string text, string canonical, bool hostBits)
    {
        Assert.True(CidrBlock.TryParse(text, out var block, out var had));
        Assert.Equal(canonical, block.ToString());
        Assert.Equal(hostBits, had);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0/8")]
    [InlineData("10.0.0.0.0/8")]
    [InlineData("10.0.0.0/08")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/ 8")]
    [InlineData(" 10.0.0.0/8")]
    [InlineData("1/8")]
    [InlineData("0x0a.0.0.0/8")]
    [InlineData("256.0.0.0/8")]
    [InlineData("::/129")]
    [InlineData("fe80::1%eth0/64")]
    [InlineData("[::1]/128")]
    [InlineData("::ffff:1.2.3.4/128")]
    [InlineData("example.com/24")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(CidrBlock.TryParse(text, out _));

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.0.0/16", true)]
    [InlineData("10.0.0.0/8", "10.0.0.0/8", true)]
    [InlineData("10.0.0.0/8", "0.0.0.0/0", false)]
    [InlineData("0.0.0.0/0", "203.0.113.7/32", true)]
    [InlineData("0.0.0.0/0", "::/0", false)]
    [InlineData("2001:db8::/32", "2001:db8:ffff::/48", true)]
    [InlineData("2001:db8::/32", "2001:db9::/48", false)]
    public void Contains_Block_ByFamilyAndPrefix(string outer, string inner, bool expected)
    {
        Assert.True(CidrBlock.TryParse(outer, out var a) & CidrBlock.TryParse(inner, out var b));
        Assert.Equal(expected, a.Contains(b));
        Assert.Equal(expected || b.Contains(a), a.Overlaps(b));
    }
}
