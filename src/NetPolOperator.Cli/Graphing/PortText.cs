using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Cli.Graphing;

/// <summary>Ports as people read them.</summary>
internal static class PortText
{
    /// <summary><c>TCP 80;UDP 53;TCP http</c>: numbers, then names that only a destination can resolve.</summary>
    public static string Of(ConnectionSet numbered, IEnumerable<NamedPort> named)
    {
        if (numbered.IsAll) return numbered.ToString();
        var parts = named.Where(n => !numbered[n.Protocol].IsAll).Select(n => $"{n.Protocol.Name()} {n.Name}").Order(StringComparer.Ordinal).Distinct();
        return string.Join(';', parts.Prepend(numbered.ToString()).Where(p => p.Length > 0));
    }

    /// <summary>The same for a picture, where room is scarce: <c>all ports</c>, and no more than a few ranges.</summary>
    public static string Short(string ports, int limit = 28)
    {
        if (ports == "All") return "all ports";
        var text = ports.Replace(";", ", ", StringComparison.Ordinal).Replace("1-65535", "all", StringComparison.Ordinal);
        return text.Length <= limit ? text : text[..(limit - 1)].TrimEnd(',', ' ') + "…";
    }
}
