using System.Globalization;

namespace NetPolOperator.Core.Evaluation.Ports;

/// <summary>Ports from one to another, both inclusive.</summary>
/// <param name="First">The lowest port.</param>
/// <param name="Last">The highest port.</param>
public readonly record struct PortRange(int First, int Last)
{
    /// <summary>The lowest port number there is.</summary>
    public const int Lowest = 1;

    /// <summary>The highest port number there is.</summary>
    public const int Highest = 65535;

    /// <summary>How many ports these are.</summary>
    public int Count => Last - First + 1;

    /// <summary>Whether the port is one of them.</summary>
    public bool Contains(int port) => First <= port && port <= Last;

    /// <summary><c>80</c> or <c>443-445</c>.</summary>
    public override string ToString() => First == Last
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}
