using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NetPolOperator.Core.Validation;

/// <summary>An IPv4 or IPv6 block.</summary>
/// <param name="Network">The address, host bits zero, right-aligned: an IPv4 address is its 32-bit number.</param>
/// <param name="Prefix">The prefix length.</param>
/// <param name="IsIPv6">The family.</param>
public readonly record struct CidrBlock(UInt128 Network, int Prefix, bool IsIPv6)
{
    private int Bits => IsIPv6 ? 128 : 32;

    /// <summary>Whether the other block lies in this one, or is it.</summary>
    public bool Contains(CidrBlock other) =>
        IsIPv6 == other.IsIPv6 && Prefix <= other.Prefix && Mask(other.Network, Prefix, Bits) == Network;

    /// <summary>Whether the blocks share an address.</summary>
    public bool Overlaps(CidrBlock other) => Contains(other) || other.Contains(this);

    /// <summary>
    /// Parses strictly: no leading zeros, zones, brackets or IPv4-mapped IPv6, which different programs read differently. Host bits
    /// are cleared and told.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="block">The block, without host bits.</param>
    /// <param name="hadHostBits">Whether the text had any.</param>
    public static bool TryParse(string? text, out CidrBlock block, out bool hadHostBits)
    {
        block = default;
        hadHostBits = false;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0
            || !TryParseAddress(text![..slash], out var address, out var isIPv6)
            || !TryParsePrefix(text.AsSpan(slash + 1), isIPv6 ? 128 : 32, out var prefix))
        {
            return false;
        }

        var network = Mask(address, prefix, isIPv6 ? 128 : 32);
        hadHostBits = network != address;
        block = new CidrBlock(network, prefix, isIPv6);
        return true;
    }

    /// <summary>Parses, and accepts host bits as the API server does.</summary>
    public static bool TryParse(string? text, out CidrBlock block) => TryParse(text, out block, out _);

    /// <summary>The block of one address, <c>/32</c> or <c>/128</c>.</summary>
    public static bool TryParseSingle(string? address, out CidrBlock block)
    {
        block = default;
        if (address is null || !TryParseAddress(address, out var value, out var isIPv6))
        {
            return false;
        }

        block = new CidrBlock(value, isIPv6 ? 128 : 32, isIPv6);
        return true;
    }

    /// <summary>The canonical spelling.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, Network);
        var address = new IPAddress(IsIPv6 ? bytes : bytes[12..]);
        return string.Create(CultureInfo.InvariantCulture, $"{address}/{Prefix}");
    }

    private static UInt128 Mask(UInt128 address, int prefix, int bits) =>
        prefix == 0 ? UInt128.Zero : address >> (bits - prefix) << (bits - prefix);

    private static bool TryParsePrefix(ReadOnlySpan<char> text, int bits, out int prefix) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out prefix) && prefix <= bits && (text.Length == 1 || text[0] != '0');

    private static bool TryParseAddress(string text, out UInt128 address, out bool isIPv6)
    {
        address = 0;
        isIPv6 = text.Contains(':', StringComparison.Ordinal);
        if (!isIPv6)
        {
            return TryParseIPv4(text, out address);
        }

        if (text.AsSpan().IndexOfAny("%[]/ ") >= 0
            || !IPAddress.TryParse(text, out var ip)
            || ip.AddressFamily != AddressFamily.InterNetworkV6
            || ip.IsIPv4MappedToIPv6)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        ip.TryWriteBytes(bytes, out _);
        address = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return true;
    }

    private static bool TryParseIPv4(ReadOnlySpan<char> text, out UInt128 address)
    {
        uint value = 0;
        var parts = 0;
        foreach (var part in text.Split('.'))
        {
            var digits = text[part];
            if (++parts > 4 || digits.Length is 0 or > 3 || (digits.Length > 1 && digits[0] == '0')
                || !byte.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var octet))
            {
                address = 0;
                return false;
            }

            value = (value << 8) | octet;
        }

        address = value;
        return parts == 4;
    }
}
