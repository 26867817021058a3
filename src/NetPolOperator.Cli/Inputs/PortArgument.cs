using System.Globalization;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Cli.Inputs;

/// <summary>A protocol and port as people write them.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Port">The port.</param>
internal readonly record struct PortArgument(TransportProtocol Protocol, int Port)
{
    /// <summary><c>TCP/8080</c>, <c>udp/53</c>, <c>8080/TCP</c> or <c>8080</c>; null for null.</summary>
    public static PortArgument? Parse(string? text)
    {
        if (text == null) return null;
        var parts = text.Split('/', ':', ' ');
        var (protocol, port) = parts switch
        {
            [var only] => ("TCP", only),
            [var first, var second] when first.Length > 0 && char.IsAsciiDigit(first[0]) => (second, first),
            [var first, var second] => (first, second),
            _ => ("", ""),
        };
        if (TransportProtocols.TryParse(protocol.ToUpperInvariant(), out var parsed)
            && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65535)
            return new(parsed, number);
        throw new CommandFailure($"{text} is no port: write TCP/8080, UDP/53 or SCTP/3868, with a number from 1 to 65535");
    }

    /// <summary><c>TCP/8080</c>.</summary>
    public override string ToString() => $"{Protocol.Name()}/{Port.ToString(CultureInfo.InvariantCulture)}";
}
