using System.Text;
using System.Text.Json.Nodes;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace k8s.Authentication;

/// <summary>What a plugin is told in KUBERNETES_EXEC_INFO.</summary>
internal static class ExecInfo
{
    private const string ConfigExtension = "client.authentication.k8s.io/exec";

    /// <summary>Whether the plugin may ask the user.</summary>
    /// <exception cref="KubeConfigException">It must, and there is no terminal.</exception>
    public static bool IsInteractive(ExternalExecution exec) => exec.InteractiveMode switch
    {
        "Never" => false,
        "Always" when Console.IsInputRedirected => throw new KubeConfigException(
            $"exec plugin {exec.Command} has interactiveMode Always, and there is no terminal"),
        _ => !Console.IsInputRedirected,
    };

    public static string For(ExternalExecution exec, bool interactive)
    {
        var spec = new JsonObject { ["interactive"] = interactive };
        if (exec is { ProvideClusterInfo: true, Cluster: { } cluster })
            spec["cluster"] = Describe(cluster);
        return new JsonObject { ["kind"] = "ExecCredential", ["apiVersion"] = exec.ApiVersion, ["spec"] = spec }.ToJsonString();
    }

    private static JsonObject Describe(ClusterEndpoint cluster)
    {
        var description = new JsonObject { ["server"] = cluster.Server };
        Add(description, "tls-server-name", cluster.TlsServerName);
        if (cluster.SkipTlsVerify)
            description["insecure-skip-tls-verify"] = true;
        var authority = PemText.Read(cluster.CertificateAuthorityData, cluster.CertificateAuthority, "certificate-authority");
        Add(description, "certificate-authority-data", authority is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(authority)));
        Add(description, "proxy-url", cluster.ProxyUrl);
        if (cluster.Extensions?.FirstOrDefault(e => e.Name == ConfigExtension)?.Extension is { } config)
            description["config"] = ToNode(config);
        return description;
    }

    private static void Add(JsonObject target, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            target[name] = value;
    }

    private static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create(number),
        Dictionary<string, object> map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, ToNode(p.Value)))),
        List<object?> list => new JsonArray([.. list.Select(ToNode)]),
        _ => JsonValue.Create(value.ToString()),
    };
}
