using System.Globalization;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Validation;

/// <summary>Legality of ports, of segments and of rules.</summary>
internal static class PortRules
{
    public static void CheckDeclared(IList<SegmentPort>? ports, string path, ViolationList found)
    {
        found.AddIfTooMany(path, ports);
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < (ports?.Count ?? 0); i++)
        {
            var at = $"{path}[{i}]";
            if (ports![i] is not { } port)
            {
                found.Add(at, "is null: give a port");
                continue;
            }

            if (port.Port is null)
            {
                found.Add(at + ".port", "is required: the container port, by number or name");
            }

            CheckName(port.Name, i, at, names, found);
            CheckPort(port.Port, port.EndPort, port.Protocol, at, NameRules.PortName, found);
        }
    }

    /// <param name="ports">The ports of a rule.</param>
    /// <param name="path">Where they stand.</param>
    /// <param name="ofService">Whether a name may be that of a Service's port, which has a rule of its own.</param>
    /// <param name="found">Takes the violations.</param>
    public static void CheckRule(IList<RulePort>? ports, string path, bool ofService, ViolationList found)
    {
        found.AddIfTooMany(path, ports);
        for (var i = 0; i < (ports?.Count ?? 0); i++)
        {
            if (ports![i] is { } port)
            {
                CheckPort(port.Port, port.EndPort, port.Protocol, $"{path}[{i}]", ofService ? NameRules.DnsLabel : NameRules.PortName, found);
            }
            else
            {
                found.Add($"{path}[{i}]", "is null: give a port, or leave ports out");
            }
        }
    }

    /// <summary>Whether a port is a number, and which. "8080" in quotes is one: the API server would not take it for a name.</summary>
    public static bool IsNumber(IntOrString port, out long number) =>
        long.TryParse(port.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static void CheckName(string? name, int index, string path, Dictionary<string, int> names, ViolationList found)
    {
        if (name is null)
        {
            return;
        }

        found.AddUnless(path + ".name", name, NameRules.PortName);
        if (!names.TryAdd(name, index))
        {
            found.Add(path + ".name", $"'{name}' is the name of ports[{names[name]}] already: names are unique");
        }
    }

    private static void CheckPort(
        IntOrString? port, int? endPort, string? protocol, string path, Func<string, string?> nameRule, ViolationList found)
    {
        long number = 0;
        var isNumber = port is not null && IsNumber(port, out number);
        if (isNumber && number is < 1 or > 65535)
        {
            found.Add(path + ".port", $"{number} is not a port: use 1 to 65535");
        }
        else if (port is not null && !isNumber)
        {
            found.AddUnless(path + ".port", port.Value ?? "", nameRule);
        }

        if (endPort is { } end)
        {
            CheckEnd(end, port, isNumber ? number : null, path + ".endPort", found);
        }

        found.AddUnlessOneOf(path + ".protocol", protocol, Protocols.Tcp, Protocols.Udp, Protocols.Sctp);
    }

    private static void CheckEnd(int end, IntOrString? port, long? first, string path, ViolationList found)
    {
        if (first is null)
        {
            found.Add(path, port is null
                ? $"{end} has no port to start from: set port to a number"
                : $"{end} cannot follow the name '{port.Value}': a range needs a number in port");
        }
        else if (end is < 1 or > 65535)
        {
            found.Add(path, $"{end} is not a port: use {Math.Clamp(first.Value, 1, 65535)} to 65535");
        }
        else if (end < first)
        {
            found.Add(path, $"{end} is before port {first}: swap them");
        }
    }
}
