namespace k8s.Rest;

/// <summary>What the client calls itself where nobody says; the API server takes it for the field manager.</summary>
internal static class ClientIdentity
{
    public static string UserAgent { get; } = Describe(AppDomain.CurrentDomain.FriendlyName);

    internal static string Describe(string program)
    {
        var name = new string([.. program.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')]);
        return name.Length == 0 ? "kubernetes-client" : name;
    }
}
