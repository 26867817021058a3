using System.Globalization;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Cli.Importing;

/// <summary>One port of a rule, defaults applied: equal for ports that are written differently and mean the same.</summary>
/// <param name="Protocol">One of <see cref="Protocols"/>.</param>
/// <param name="Port">A number or a container port's name; null is every port of the protocol.</param>
/// <param name="EndPort">The last port of a range of more than one.</param>
internal readonly record struct ImportedPort(string Protocol, string? Port, int? EndPort)
{
    /// <summary>The ports of a policy's rule; null for all, which a missing and an empty list mean.</summary>
    public static IReadOnlyList<ImportedPort>? Of(IList<V1NetworkPolicyPort>? ports) =>
        ports is not { Count: > 0 } ? null : [.. ports.Select(p => Of(p ?? new V1NetworkPolicyPort())).Distinct()];

    /// <summary>As a port of a rule; the default protocol is left out.</summary>
    public RulePort ToRulePort() => new() { Port = Value, EndPort = EndPort, Protocol = Protocol == Protocols.Tcp ? null : Protocol };

    /// <summary>As a port that a segment serves.</summary>
    public SegmentPort ToSegmentPort() => new() { Port = Value, EndPort = EndPort, Protocol = Protocol == Protocols.Tcp ? null : Protocol };

    // A null text would become a port without a value, which is not the same as none.
    private IntOrString? Value => Port == null ? null : (IntOrString)Port;

    private static ImportedPort Of(V1NetworkPolicyPort port)
    {
        var text = port.Port?.Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) text = number.ToString(CultureInfo.InvariantCulture);
        return new(port.Protocol ?? Protocols.Tcp, text, port.EndPort == number ? null : port.EndPort);
    }
}
