using System.Text;
using k8s.Models;
using Microsoft.AspNetCore.Http;

namespace KubeOps.Tests.Client;

/// <summary>Answers of an API server.</summary>
internal static class Answers
{
    public const string Pod = """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","namespace":"shop"}}""";

    public static Task JsonAsync(this HttpContext context, string json, int code = 200)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }

    public static Task FailAsync(this HttpContext context, int code, string reason, string message = "no", string details = "null") =>
        context.JsonAsync($$"""
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"{{message}}","reason":"{{reason}}","details":{{details}},"code":{{code}}}
            """, code);

    public static async Task SendAsync(this HttpContext context, string text)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text));
        await context.Response.Body.FlushAsync();
    }

    public static string ListOf(string items, string resourceVersion = "7", string? next = null) => $$"""
        {"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"{{resourceVersion}}","continue":"{{next}}","remainingItemCount":3},"items":[{{items}}]}
        """;

    public static string PodJson(string name, string version = "5") => $$$"""
        {"metadata":{"name":"{{{name}}}","namespace":"shop","uid":"uid-{{{name}}}","resourceVersion":"{{{version}}}","labels":{"app":"web"}},
        """ + """
        "spec":{"containers":[{"name":"main","image":"nginx","ports":[{"containerPort":80}]}]}}
        """;

    public static V1NetworkPolicy Policy() => new()
    {
        ApiVersion = "networking.k8s.io/v1",
        Kind = "NetworkPolicy",
        Metadata = new V1ObjectMeta { Name = "web", NamespaceProperty = "shop" },
        Spec = new V1NetworkPolicySpec { PodSelector = new V1LabelSelector(), PolicyTypes = ["Ingress"] },
    };
}
