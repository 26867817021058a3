using System.Globalization;

namespace KubeOps.Tests;

/// <summary>Objects as the API server sends them.</summary>
public static class Json
{
    public static string Pod(string name, int resourceVersion, string? uid = null, string labels = "{}") => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"metadata":{"name":"{{{name}}}","namespace":"shop","uid":"{{{uid ?? "uid-" + name}}}","resourceVersion":"{{{resourceVersion}}}","labels":{{{labels}}}},"spec":{"containers":[]}}""");

    /// <summary>Labels are a list here, which no pod has.</summary>
    public static string BrokenPod(string name, int resourceVersion) => Pod(name, resourceVersion, labels: "[1]");

    public static string List(int resourceVersion, string? next, params string[] items) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"{{{resourceVersion}}}","continue":"{{{next}}}"},"items":[{{{string.Join(',', items)}}}]}""");

    public static string Bookmark(int resourceVersion) =>
        string.Create(CultureInfo.InvariantCulture, $$$"""{"kind":"Pod","metadata":{"resourceVersion":"{{{resourceVersion}}}"}}""");

    public static string Status(int code, string reason) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"kind":"Status","apiVersion":"v1","status":"Failure","message":"{{{reason}}} it is","reason":"{{{reason}}}","code":{{{code}}}}""");
}
