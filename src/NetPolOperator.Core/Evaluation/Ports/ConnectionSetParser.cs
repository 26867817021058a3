using System.Globalization;

namespace NetPolOperator.Core.Evaluation.Ports;

/// <summary>Reads the text form of a <see cref="ConnectionSet"/>.</summary>
internal static class ConnectionSetParser
{
    public static bool TryParse(string? text, out ConnectionSet connections)
    {
        connections = ConnectionSet.None;
        if (text is null)
            return false;
        if (text.Trim() == "All")
        {
            connections = ConnectionSet.All;
            return true;
        }

        if (string.IsNullOrWhiteSpace(text))
            return true;
        foreach (var part in text.Split(';'))
        {
            if (!TryParseProtocol(part.Trim(), out var more))
                return false;
            connections = connections.Union(more);
        }

        return true;
    }

    private static bool TryParseProtocol(string text, out ConnectionSet connections)
    {
        connections = ConnectionSet.None;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !TransportProtocols.TryParse(text[..space], out var protocol))
            return false;
        var ports = PortSet.None;
        foreach (var part in text[(space + 1)..].Split(','))
        {
            if (!TryParseRange(part.Trim(), out var range))
                return false;
            ports = ports.Union(PortSet.Of(range.First, range.Last));
        }

        connections = ConnectionSet.Of(protocol, ports);
        return true;
    }

    private static bool TryParseRange(string text, out PortRange range)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var last = 0;
        var good = dash < 0
            ? TryParsePort(text, out var first)
            : TryParsePort(text[..dash], out first) && TryParsePort(text[(dash + 1)..], out last);
        range = new PortRange(first, dash < 0 ? first : last);
        return good && range.First <= range.Last;
    }

    private static bool TryParsePort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= PortRange.Lowest and <= PortRange.Highest;
}
