using NetPolOperator.Options;

namespace NetPolOperator.Tests.Options;

public class GoDurationTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("500ms", 0.5)]
    [InlineData("15s", 15)]
    [InlineData("1.5s", 1.5)]
    [InlineData("10m", 600)]
    [InlineData("1h30m", 5400)]
    [InlineData("8760h", 31536000)]
    public void TryParse_Valid_Seconds(string text, double seconds)
    {
        Assert.True(GoDuration.TryParse(text, out var span));
        Assert.Equal(seconds, span.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1 s")]
    [InlineData("1d")]
    [InlineData("1..5s")]
    [InlineData("99999999999h")]
    [InlineData("1s2")]
    public void TryParse_Invalid_False(string text) => Assert.False(GoDuration.TryParse(text, out _));

    [Theory]
    [InlineData("0s")]
    [InlineData("2m")]
    [InlineData("1h30m")]
    [InlineData("24h")]
    [InlineData("1s500ms")]
    public void Format_Parsed_TheSameAgain(string text) => Assert.Equal(text, GoDuration.TryParse(text, out var span) ? GoDuration.Format(span) : null);
}
