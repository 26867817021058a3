using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Tests.Evaluation.Ports;

public sealed class ConnectionSetTests
{
    [Theory]
    [InlineData("All", "All")]
    [InlineData("", "")]
    [InlineData("TCP 80", "TCP 80")]
    [InlineData("UDP 53;TCP 443-445,80;SCTP 7070", "SCTP 7070;TCP 80,443-445;UDP 53")]
    [InlineData("TCP 80, 81 ; TCP 82-90", "TCP 80-90")]
    [InlineData("TCP 1-100,50-200,201", "TCP 1-201")]
    [InlineData("TCP 1-65535", "TCP 1-65535")]
    [InlineData("SCTP 1-65535;TCP 1-65535;UDP 1-65535", "All")]
    public void Parse_AnyOrder_GivesCanonicalText(string text, string expected) => Assert.Equal(expected, ConnectionSet.Parse(text).ToString());

    [Theory]
    [InlineData("TCP")]
    [InlineData("TCP x")]
    [InlineData("tcp 80")]
    [InlineData("ICMP 8")]
    [InlineData("TCP 0")]
    [InlineData("TCP 65536")]
    [InlineData("TCP 90-80")]
    [InlineData("TCP 80,,81")]
    [InlineData("TCP -80")]
    [InlineData(";")]
    public void TryParse_NotASet_SaysNo(string text)
    {
        Assert.False(ConnectionSet.TryParse(text, out _));
        Assert.Throws<FormatException>(() => ConnectionSet.Parse(text));
    }

    [Theory]
    [InlineData("TCP 80-90", "TCP 85-100;UDP 53", "TCP 80-100;UDP 53", "TCP 85-90", "TCP 80-84")]
    [InlineData("All", "TCP 80", "All", "TCP 80", "SCTP 1-65535;TCP 1-79,81-65535;UDP 1-65535")]
    [InlineData("TCP 80", "All", "All", "TCP 80", "")]
    [InlineData("", "TCP 80", "TCP 80", "", "")]
    [InlineData("TCP 1,3,5,7", "TCP 2-6", "TCP 1-7", "TCP 3,5", "TCP 1,7")]
    [InlineData("TCP 1-65535", "TCP 65535", "TCP 1-65535", "TCP 65535", "TCP 1-65534")]
    [InlineData("UDP 53", "TCP 53", "TCP 53;UDP 53", "", "UDP 53")]
    public void Operations_TwoSets_GiveUnionIntersectionDifference(string left, string right, string union, string intersection, string difference)
    {
        var (a, b) = (ConnectionSet.Parse(left), ConnectionSet.Parse(right));
        Assert.Equal(union, a.Union(b).ToString());
        Assert.Equal(intersection, a.Intersect(b).ToString());
        Assert.Equal(difference, a.Subtract(b).ToString());
        Assert.Equal(difference.Length == 0, b.Covers(a));
        Assert.True(a.Union(b).Covers(a));
        Assert.Equal(a.Union(b), b.Union(a));
        Assert.Equal(a.Union(b).GetHashCode(), b.Union(a).GetHashCode());
    }

    [Theory]
    [InlineData(TransportProtocol.Tcp, 79, false)]
    [InlineData(TransportProtocol.Tcp, 80, true)]
    [InlineData(TransportProtocol.Tcp, 90, true)]
    [InlineData(TransportProtocol.Tcp, 91, false)]
    [InlineData(TransportProtocol.Udp, 80, false)]
    public void Contains_Port_IsWithinBounds(TransportProtocol protocol, int port, bool expected) =>
        Assert.Equal(expected, ConnectionSet.Parse("TCP 80-90").Contains(protocol, port));

    [Fact]
    public void Of_OutsideThePorts_IsCut()
    {
        Assert.Equal("1-5", PortSet.Of(-3, 5).ToString());
        Assert.Equal("65530-65535", PortSet.Of(65530, 70000).ToString());
        Assert.True(PortSet.Of(5, 4).IsEmpty);
        Assert.True(PortSet.Of(0, 70000).IsAll);
    }
}
