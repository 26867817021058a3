using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;

namespace NetPolOperator.Options;

/// <summary>Reads values that are one text. Each answers null after it has said what is wrong.</summary>
internal static class ScalarParsers
{
    private static readonly Dictionary<string, LogLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["trace"] = LogLevel.Trace,
        ["debug"] = LogLevel.Debug,
        ["info"] = LogLevel.Information,
        ["warning"] = LogLevel.Warning,
        ["error"] = LogLevel.Error,
    };

    /// <summary>Any text that is not empty.</summary>
    public static string? Word(SettingValue value)
    {
        if (!string.IsNullOrWhiteSpace(value.Text))
            return value.Text;
        value.Fail(value.Text is null ? "not a text" : "empty", $"give {value.Setting.Shape}, or leave it out");
        return null;
    }

    /// <summary>A name as Kubernetes gives to namespaces.</summary>
    public static string? Label(SettingValue value)
    {
        if (value.Text is { } text && KubernetesNames.IsLabel(text))
            return text;
        value.Fail("not a valid name", "give at most 63 lower-case letters, digits and hyphens, as netpol-system");
        return null;
    }

    /// <summary>A name as Kubernetes gives to most objects.</summary>
    public static string? Subdomain(SettingValue value)
    {
        if (value.Text is { } text && KubernetesNames.IsSubdomain(text))
            return text;
        value.Fail("not a valid name", "give lower-case letters, digits, hyphens and dots, as netpol-operator");
        return null;
    }

    /// <summary>true or false.</summary>
    public static bool? Switch(SettingValue value)
    {
        switch (value.Text?.ToLowerInvariant())
        {
            case "true" or "t" or "1":
                return true;
            case "false" or "f" or "0":
                return false;
            default:
                value.Fail("not a boolean", "give true or false");
                return null;
        }
    }

    /// <summary>A whole number within bounds.</summary>
    public static int? Whole(SettingValue value, int least, int most)
    {
        if (int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        value.Fail("not a whole number in range", $"give one from {least} to {most}, as {value.Setting.Default}");
        return null;
    }

    /// <summary>A decimal number within bounds.</summary>
    public static double? Number(SettingValue value, double least, double most)
    {
        if (double.TryParse(value.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
            return number;
        value.Fail("not a number in range", string.Create(CultureInfo.InvariantCulture, $"give one from {least} to {most}, as {value.Setting.Default}"));
        return null;
    }

    /// <summary>A time span in Go's notation, within bounds.</summary>
    public static TimeSpan? Duration(SettingValue value, TimeSpan least, TimeSpan most)
    {
        if (value.Text is { } text && GoDuration.TryParse(text, out var span) && span >= least && span <= most)
            return span;
        value.Fail("not a duration in range", $"give one from {GoDuration.Format(least)} to {GoDuration.Format(most)}, as {value.Setting.Default}");
        return null;
    }

    /// <summary>An address to listen on: an IP address, localhost or nothing, then a port.</summary>
    public static IPEndPoint? EndPoint(SettingValue value)
    {
        var text = value.Text ?? "";
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? "" : text[..colon];
        if (colon >= 0
            && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && AddressOf(host) is { } address)
            return new IPEndPoint(address, port);
        value.Fail("not an address to listen on", "give an IP address (IPv6 in brackets) and a port from 0 to 65535, as 0.0.0.0:8080, [::]:8080 or :8080");
        return null;
    }

    /// <summary>One of a few words.</summary>
    public static T? OneOf<T>(SettingValue value, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        foreach (var (word, meaning) in words)
            if (string.Equals(word, value.Text, StringComparison.OrdinalIgnoreCase))
                return meaning;
        value.Fail("not one of the known words", $"give {string.Join(", ", words.Keys)}");
        return null;
    }

    /// <summary>How much is logged.</summary>
    public static LogLevel? Level(SettingValue value) => OneOf(value, Levels);

    private static IPAddress? AddressOf(string host) => host switch
    {
        "" or "*" => IPAddress.Any,
        "localhost" => IPAddress.Loopback,
        ['[', .. var inner, ']'] => IPAddress.TryParse(inner, out var v6) && inner.Contains(':', StringComparison.Ordinal) ? v6 : null,
        _ => IPAddress.TryParse(host, out var v4) && host.Count(c => c == '.') == 3 ? v4 : null,
    };
}
