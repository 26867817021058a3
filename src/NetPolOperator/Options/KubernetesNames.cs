namespace NetPolOperator.Options;

/// <summary>Names that the API server accepts (RFC 1123).</summary>
internal static class KubernetesNames
{
    /// <summary>A DNS label, as namespaces and Services are called.</summary>
    public static bool IsLabel(string name) =>
        name.Length is > 0 and <= 63
        && char.IsAsciiLetterOrDigit(name[0])
        && char.IsAsciiLetterOrDigit(name[^1])
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>DNS labels with dots between, as most objects are called.</summary>
    public static bool IsSubdomain(string name) => name.Length <= 253 && name.Split('.').All(IsLabel);
}
