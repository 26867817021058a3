using System.Reflection;

namespace k8s.Rest;

/// <summary>What the client calls itself; the API server takes the part before the slash for the field manager.</summary>
internal static class ClientIdentity
{
    public static string UserAgent { get; } = Describe(Assembly.GetEntryAssembly()?.GetName());

    internal static string Describe(AssemblyName? program)
    {
        var name = new string([.. (program?.Name ?? "").Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')]);
        return $"{(name.Length == 0 ? "kubernetes-client" : name)}/{program?.Version?.ToString(3) ?? "0.0.0"}";
    }
}
