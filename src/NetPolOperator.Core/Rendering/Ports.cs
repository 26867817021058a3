using System.Globalization;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Rendering;

/// <summary>Resolves the ports of rules.</summary>
internal static class Ports
{
    /// <summary>A segment's declared ports.</summary>
    public static IReadOnlyList<DeclaredPort> DeclaredBy(IList<SegmentPort>? ports)
    {
        var declared = new List<DeclaredPort>(ports?.Count ?? 0);
        foreach (var port in ports ?? [])
        {
            declared.Add(new DeclaredPort(port.Name, Make(port.Port, port.EndPort, port.Protocol)));
        }

        return declared;
    }

    /// <summary>The ports that a rule means for a group of peers: sorted, each once. Null is all ports, empty is none.</summary>
    public static IReadOnlyList<V1NetworkPolicyPort>? Resolve(IList<RulePort>? asked, IReadOnlyList<DeclaredPort> declared, PortDefault whenNone)
    {
        if (asked is null or { Count: 0 })
        {
            return declared.Count > 0 ? Sorted(declared.Select(d => d.Port))
                : whenNone == PortDefault.AllPorts ? null
                : [];
        }

        var ports = new List<V1NetworkPolicyPort>(asked.Count);
        foreach (var port in asked)
        {
            AddResolved(port, declared, whenNone, ports);
        }

        return Sorted(ports);
    }

    /// <summary>A port with its protocol written out.</summary>
    public static V1NetworkPolicyPort Make(IntOrString? port, int? endPort, string? protocol) => new()
    {
        // "080" and 80 are one port.
        Port = port is not null && PortRules.IsNumber(port, out var number) ? number : port,
        EndPort = endPort,
        Protocol = protocol ?? Protocols.Tcp,
    };

    private static void AddResolved(RulePort port, IReadOnlyList<DeclaredPort> declared, PortDefault whenNone, List<V1NetworkPolicyPort> into)
    {
        if (port.Port is null || PortRules.IsNumber(port.Port, out _))
        {
            into.Add(Make(port.Port, port.EndPort, port.Protocol));
            return;
        }

        var before = into.Count;
        foreach (var candidate in declared)
        {
            if (candidate.Name == port.Port.Value && (port.Protocol is null || port.Protocol == candidate.Port.Protocol))
            {
                into.Add(candidate.Port);
            }
        }

        // Not declared: a container port's name, which pods resolve and addresses do not.
        if (into.Count == before && whenNone != PortDefault.NothingByAddress)
        {
            into.Add(Make(port.Port, null, port.Protocol));
        }
    }

    /// <summary>The ports in order, each once.</summary>
    public static List<V1NetworkPolicyPort> Sorted(IEnumerable<V1NetworkPolicyPort> ports)
    {
        var sorted = new List<V1NetworkPolicyPort>(ports);
        if (sorted.Count > 1)
        {
            sorted.Sort(Order);
            for (var i = sorted.Count - 1; i > 0; i--)
            {
                if (Order.Compare(sorted[i], sorted[i - 1]) == 0)
                {
                    sorted.RemoveAt(i);
                }
            }
        }

        return sorted;
    }

    /// <summary>By protocol, numbers by value, names after them, a whole protocol last.</summary>
    private static readonly Comparer<V1NetworkPolicyPort> Order = Comparer<V1NetworkPolicyPort>.Create((a, b) =>
    {
        var byProtocol = string.CompareOrdinal(a.Protocol, b.Protocol);
        var byNumber = Number(a).CompareTo(Number(b));
        var byName = string.CompareOrdinal(a.Port?.Value, b.Port?.Value);
        return byProtocol != 0 ? byProtocol : byNumber != 0 ? byNumber : byName != 0 ? byName : (a.EndPort ?? 0).CompareTo(b.EndPort ?? 0);
    });

    private static int Number(V1NetworkPolicyPort port) =>
        port.Port is null ? int.MaxValue
        : int.TryParse(port.Port.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : int.MaxValue - 1;
}
