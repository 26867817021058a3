using System.Net;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Validation;

/// <summary>Legality of address blocks.</summary>
internal static class CidrRules
{
    public const string FqdnAdvice =
        "a NetworkPolicy knows addresses, not names; use cidr with the addresses, a service, or a proxy that filters by name";

    public static void Check(CidrPeer cidr, string path, ViolationList found)
    {
        if (string.IsNullOrEmpty(cidr.Block))
        {
            found.Add(path + ".block", "is required: a block such as 203.0.113.0/24 or 2001:db8::/32");
        }

        var block = string.IsNullOrEmpty(cidr.Block) ? null : Parse(cidr.Block, path + ".block", found);
        found.AddIfTooMany(path + ".except", cidr.Except);
        var seen = new Dictionary<CidrBlock, int>();
        for (var i = 0; i < (cidr.Except?.Count ?? 0); i++)
        {
            var at = $"{path}.except[{i}]";
            if (Parse(cidr.Except![i] ?? "", at, found) is not { } except)
            {
                continue;
            }

            if (block is { } outer && (!outer.Contains(except) || outer == except))
            {
                found.Add(at, outer == except
                    ? $"'{except}' is the whole block: leave the rule out instead"
                    : $"'{except}' is not inside the block {outer}: an exception lies in its block");
            }

            if (!seen.TryAdd(except, i))
            {
                found.Add(at, $"'{except}' is except[{seen[except]}] already: remove it");
            }
        }
    }

    // With host bits it is known all the same which block is meant: what else is wrong is told at once.
    private static CidrBlock? Parse(string text, string path, ViolationList found)
    {
        if (CidrBlock.TryParse(text, out var block, out var hadHostBits))
        {
            if (hadHostBits)
            {
                found.Add(path, $"'{text}' has host bits: write {block} for the block, or {text.AsSpan(0, text.IndexOf('/', StringComparison.Ordinal))}/{(block.IsIPv6 ? 128 : 32)} for the one address");
            }

            return block;
        }

        found.Add(path, $"'{ViolationList.Shorten(text)}' {WhatIsWrong(text)}");
        return null;
    }

    private static string WhatIsWrong(string text)
    {
        if (CidrBlock.TryParseSingle(text, out var single))
        {
            return $"has no prefix length: write {single} for the one address";
        }

        var host = text.AsSpan();
        host = host.IndexOf('/') is var slash and >= 0 ? host[..slash] : host;
        if (IPAddress.TryParse(host, out var ip) && ip.IsIPv4MappedToIPv6)
        {
            return $"is an IPv4-mapped IPv6 address: write it as IPv4, {ip.MapToIPv4()}, with its prefix length";
        }

        return host.IndexOfAnyInRange('g', 'z') >= 0 && host.Contains('.')
            ? $"looks like a DNS name (FQDN): {FqdnAdvice}"
            : "is not a CIDR block: write it as 203.0.113.0/24 or 2001:db8::/32";
    }
}
