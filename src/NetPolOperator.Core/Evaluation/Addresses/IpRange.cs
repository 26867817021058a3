namespace NetPolOperator.Core.Evaluation.Addresses;

/// <summary>Addresses of one family, from one to another, both inclusive.</summary>
/// <param name="First">The lowest address.</param>
/// <param name="Last">The highest address.</param>
public readonly record struct IpRange(IpAddress First, IpAddress Last)
{
    /// <summary>Every IPv4 address.</summary>
    public static IpRange AllV4 { get; } = new(new IpAddress(false, 0), IpAddress.Highest(false));

    /// <summary>Every IPv6 address.</summary>
    public static IpRange AllV6 { get; } = new(new IpAddress(true, 0), IpAddress.Highest(true));

    /// <summary>Whether the address is one of them.</summary>
    public bool Contains(IpAddress address) => First <= address && address <= Last;

    /// <summary>Whether all addresses of the other range are in this one.</summary>
    public bool Contains(IpRange other) => First <= other.First && other.Last <= Last;

    /// <summary>Reads <c>10.0.0.0/8</c>; host bits are masked, as every CNI does.</summary>
    public static bool TryParseCidr(string? text, out IpRange range)
    {
        range = default;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || !IpAddress.TryParse(text![..slash], out var address))
            return false;
        var digits = text[(slash + 1)..];
        if (digits.Length is 0 or > 3 || !digits.All(char.IsAsciiDigit) || (digits.Length > 1 && digits[0] == '0'))
            return false;
        var prefix = int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        // ::ffff:10.0.0.0/104 is 10.0.0.0/8.
        if (!address.IsV6 && text.Contains(':', StringComparison.Ordinal))
            prefix -= 96;
        if (prefix < 0 || prefix > address.Bits)
            return false;
        range = OfPrefix(address, prefix);
        return true;
    }

    /// <summary><c>10.0.0.0-10.255.255.255</c>, also for a single address.</summary>
    public override string ToString() => $"{First}-{Last}";

    private static IpRange OfPrefix(IpAddress address, int prefix)
    {
        var hostBits = address.Bits - prefix;
        // Shifting by all 128 bits would shift by none.
        var hosts = hostBits == 128 ? UInt128.MaxValue : (UInt128.One << hostBits) - 1;
        return new IpRange(address with { Value = address.Value & ~hosts }, address with { Value = address.Value | hosts });
    }
}
