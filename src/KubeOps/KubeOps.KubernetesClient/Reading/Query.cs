using System.Text;

namespace KubeOps.KubernetesClient.Reading;

/// <summary>Puts paths and parameters together.</summary>
internal static class Query
{
    /// <summary>Adds a query; parameters without a value are left out.</summary>
    public static string Add(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var text = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in parameters)
        {
            if (string.IsNullOrEmpty(value))
                continue;
            text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return text.ToString();
    }
}
