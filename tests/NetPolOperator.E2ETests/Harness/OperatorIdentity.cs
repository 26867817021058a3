using System.Text.Json.Nodes;

namespace NetPolOperator.E2ETests.Harness;

/// <summary>The operator's kubeconfig: a token of the ServiceAccount that config/rbac ships, so that it can do what that allows and nothing more.</summary>
public static class OperatorIdentity
{
    public const string Namespace = "netpol-system";
    public const string ServiceAccount = "netpol-operator";

    /// <summary>Applies config/rbac and writes a kubeconfig for its ServiceAccount into the folder.</summary>
    public static async Task<string> CreateAsync(Api admin, string folder)
    {
        await InstallAsync(admin);
        return await KubeConfigAsync(admin, Namespace, ServiceAccount, folder);
    }

    /// <summary>Writes a kubeconfig for a ServiceAccount into the folder.</summary>
    public static async Task<string> KubeConfigAsync(Api admin, string ns, string serviceAccount, string folder)
    {
        var request = new JsonObject
        {
            ["apiVersion"] = "authentication.k8s.io/v1",
            ["kind"] = "TokenRequest",
            ["spec"] = new JsonObject { ["expirationSeconds"] = 7200 },
        };
        var (status, body) = await admin.SendAsync(
            HttpMethod.Post, ResourceKind.ServiceAccount.Path(ns, serviceAccount) + "/token", request);
        var token = body?["status"]?["token"]?.GetValue<string>() ?? throw new InvalidOperationException($"TokenRequest: {status} {body}");
        var file = Path.Combine(folder, $"{serviceAccount}.kubeconfig");
        await File.WriteAllTextAsync(file, KubeConfigWith(token, await File.ReadAllTextAsync(admin.KubeConfig)));
        return file;
    }

    private static async Task InstallAsync(Api admin)
    {
        var config = Path.Combine(Script.RepositoryRoot, "config");
        await admin.ApplyAsync(await File.ReadAllTextAsync(Path.Combine(config, "manager", "namespace.yaml")));
        foreach (var file in Directory.GetFiles(Path.Combine(config, "rbac"), "*.yaml").Where(file => !file.EndsWith("kustomization.yaml", StringComparison.Ordinal)).Order())
            await admin.ApplyAsync(await File.ReadAllTextAsync(file));
    }

    // The administrator's cluster entry with another user.
    private static string KubeConfigWith(string token, string adminKubeConfig)
    {
        var source = Yaml.Parse(adminKubeConfig)!;
        var current = source["current-context"]!.GetValue<string>();
        var context = source["contexts"]!.AsArray().Single(entry => entry!["name"]!.GetValue<string>() == current)!["context"]!;
        var clusterName = context["cluster"]!.GetValue<string>();
        var cluster = source["clusters"]!.AsArray().Single(entry => entry!["name"]!.GetValue<string>() == clusterName)!["cluster"]!;
        var result = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Config",
            ["clusters"] = new JsonArray(new JsonObject { ["name"] = "cluster", ["cluster"] = cluster.DeepClone() }),
            ["users"] = new JsonArray(new JsonObject { ["name"] = "operator", ["user"] = new JsonObject { ["token"] = token } }),
            ["contexts"] = new JsonArray(new JsonObject
            {
                ["name"] = "operator",
                ["context"] = new JsonObject { ["cluster"] = "cluster", ["user"] = "operator" },
            }),
            ["current-context"] = "operator",
        };
        return result.ToJsonString(); // JSON is YAML
    }
}
