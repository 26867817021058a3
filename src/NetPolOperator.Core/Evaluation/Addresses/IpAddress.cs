using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace NetPolOperator.Core.Evaluation.Addresses;

/// <summary>An IPv4 or IPv6 address as a number: IPv4 sorts before IPv6.</summary>
/// <param name="IsV6">Whether it is IPv6.</param>
/// <param name="Value">The address in network order; below 2³² for IPv4.</param>
public readonly record struct IpAddress(bool IsV6, UInt128 Value) : IComparable<IpAddress>
{
    /// <summary>How many bits an address of the family has.</summary>
    public int Bits => BitsOf(IsV6);

    /// <summary>Reads an address as the API server does: IPv4 with four decimal parts and no leading zeros, or IPv6 without a zone.</summary>
    public static bool TryParse(string? text, out IpAddress address)
    {
        address = default;
        if (string.IsNullOrEmpty(text) || text.Contains('%', StringComparison.Ordinal) || text.Contains('[', StringComparison.Ordinal))
            return false;
        // .NET reads 10.1, 0x0a000001 and 010.0.0.1 too, each in its own way.
        if (!text.Contains(':', StringComparison.Ordinal) && !IsDottedQuad(text))
            return false;
        if (!IPAddress.TryParse(text, out var parsed))
            return false;
        address = From(parsed);
        return true;
    }

    /// <summary>The same address as a number; an IPv4 address inside IPv6 counts as IPv4, as it does on the wire.</summary>
    public static IpAddress From(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        _ = address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? new IpAddress(false, BinaryPrimitives.ReadUInt32BigEndian(bytes))
            : new IpAddress(true, BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    /// <summary>32 or 128.</summary>
    public static int BitsOf(bool v6) => v6 ? 128 : 32;

    /// <summary>The highest address of a family.</summary>
    public static IpAddress Highest(bool v6) => new(v6, v6 ? UInt128.MaxValue : uint.MaxValue);

    /// <inheritdoc/>
    public int CompareTo(IpAddress other) => IsV6 == other.IsV6 ? Value.CompareTo(other.Value) : IsV6.CompareTo(other.IsV6);

    /// <summary>Whether the left address sorts before the right one.</summary>
    public static bool operator <(IpAddress left, IpAddress right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left address sorts after the right one.</summary>
    public static bool operator >(IpAddress left, IpAddress right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left address does not sort after the right one.</summary>
    public static bool operator <=(IpAddress left, IpAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left address does not sort before the right one.</summary>
    public static bool operator >=(IpAddress left, IpAddress right) => left.CompareTo(right) >= 0;

    /// <summary>The canonical text of the address.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return new IPAddress(IsV6 ? bytes : bytes[12..]).ToString();
    }

    private static bool IsDottedQuad(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(part => part.Length is > 0 and <= 3 && part.All(char.IsAsciiDigit) && (part.Length == 1 || part[0] != '0'));
    }
}
