namespace NetPolOperator.Core.Validation;

/// <summary>What Kubernetes lets things be called. Each rule answers null for a legal name, or what is wrong with it.</summary>
internal static class NameRules
{
    private const string LabelRule = "use lower-case letters, digits and '-', at most 63, starting and ending with a letter or digit";

    /// <summary>RFC 1123 label: namespaces, Services.</summary>
    public static string? DnsLabel(string value) => IsDnsLabel(value) ? null : LabelRule;

    /// <summary>RFC 1123 subdomain: names of most objects.</summary>
    public static string? DnsSubdomain(string value) =>
        IsDnsSubdomain(value) ? null : "use lower-case letters, digits, '-' and '.', at most 253, each part starting and ending with a letter or digit";

    /// <summary>IANA service name: container port names, and so the ports of a NetworkPolicy.</summary>
    public static string? PortName(string value)
    {
        var legal = value.Length is > 0 and <= 15 && IsDnsLabel(value) && value.AsSpan().IndexOfAnyInRange('a', 'z') >= 0
            && !value.Contains("--", StringComparison.Ordinal);
        return legal ? null : "a port name has at most 15 lower-case letters, digits and single '-', at least one letter, and no '-' at either end";
    }

    /// <summary>The key of a label, with or without a prefix.</summary>
    public static string? LabelKey(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        var prefixLegal = slash < 0 || IsDnsSubdomain(value[..slash]);
        var name = value.AsSpan(slash + 1);
        return prefixLegal && name.Length > 0 && IsQualified(name)
            ? null
            : "a label key is [prefix/]name: the prefix a DNS name, the name at most 63 letters, digits, '-', '_' and '.', starting and ending with a letter or digit";
    }

    /// <summary>The value of a label; empty is legal.</summary>
    public static string? LabelValue(string value) =>
        value.Length == 0 || IsQualified(value)
            ? null
            : "a label value has at most 63 letters, digits, '-', '_' and '.', starting and ending with a letter or digit";

    /// <summary>A namespace's name, with <c>*</c> and <c>?</c> allowed anywhere.</summary>
    public static string? NamespaceGlob(string value) =>
        value.Length is > 0 and <= 63 && !value.AsSpan().ContainsAnyExcept(GlobChars)
            ? null
            : "use a namespace's name or a glob of lower-case letters, digits, '-', '*' and '?', at most 63";

    private static readonly System.Buffers.SearchValues<char> GlobChars = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-*?");

    private static bool IsDnsSubdomain(string value)
    {
        if (value.Length is 0 or > 253)
        {
            return false;
        }

        foreach (var part in value.AsSpan().Split('.'))
        {
            if (!IsDnsLabelOf(value.AsSpan()[part], 253))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDnsLabel(string value) => IsDnsLabelOf(value, 63);

    private static bool IsDnsLabelOf(ReadOnlySpan<char> value, int longest)
    {
        if (value.Length == 0 || value.Length > longest || value[0] == '-' || value[^1] == '-')
        {
            return false;
        }

        foreach (var c in value)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsQualified(ReadOnlySpan<char> value)
    {
        if (value.Length > 63 || !char.IsAsciiLetterOrDigit(value[0]) || !char.IsAsciiLetterOrDigit(value[^1]))
        {
            return false;
        }

        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
