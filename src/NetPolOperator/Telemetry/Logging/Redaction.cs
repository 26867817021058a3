using System.Text.RegularExpressions;

namespace NetPolOperator.Telemetry.Logging;

/// <summary>The last guard against credentials in the log: messages of libraries and plugins may quote what they were given.</summary>
internal static partial class Redaction
{
    /// <summary>The text with bearer tokens, JWTs and values called token, password or secret replaced.</summary>
    public static string Mask(string text) => Credentials().Replace(text, "$1[redacted]");

    // Every repetition is bounded or followed by what it cannot match, so the time is linear in the text, whoever wrote that.
    [GeneratedRegex(
        """(Bearer\s+|(?:token|password|secret)["']?\s?[=:]\s?["']?)[^\s"',;}]+|eyJ[\w-]{10,4000}\.[\w-]{1,4000}\.[\w-]*""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credentials();
}
