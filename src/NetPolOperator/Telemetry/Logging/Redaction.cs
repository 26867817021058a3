using System.Text.RegularExpressions;

namespace NetPolOperator.Telemetry.Logging;

/// <summary>The last guard against credentials in the log: messages of libraries and plugins may quote what they were given.</summary>
internal static partial class Redaction
{
    /// <summary>The text with bearer tokens, JWTs and values called token, password or secret replaced.</summary>
    public static string Mask(string text) => Credentials().Replace(text, "$1[redacted]");

    [GeneratedRegex(
        """(Bearer\s+|(?:token|password|secret)["']?\s*[=:]\s*["']?)[^\s"',;}]+|eyJ[\w-]{10,}\.[\w-]+\.[\w-]*""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Credentials();
}
