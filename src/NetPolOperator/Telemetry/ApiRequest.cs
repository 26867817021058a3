namespace NetPolOperator.Telemetry;

/// <summary>Tells from a request to the API server what it asks for, in the words of RBAC.</summary>
internal static class ApiRequest
{
    /// <summary>The verb and the plural resource with its subresource: (update, appsegments/status). No object's name is in it.</summary>
    public static (string Verb, string Resource) Describe(HttpMethod method, Uri uri)
    {
        var path = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).AsSpan();

        // Where the API server sits behind a proxy, a prefix comes first.
        var root = path.IndexOf("api");
        if (root < 0)
            root = path.IndexOf("apis");
        if (root < 0)
            return (VerbOf(method, uri, named: true), "nonresource");

        // /api/v1/… and /apis/GROUP/VERSION/…; what is shorter is discovery.
        var rest = path[root] == "api" ? Skip(path[root..], 2) : Skip(path[root..], 3);
        if (rest.IsEmpty)
            return (VerbOf(method, uri, named: true), "discovery");
        if (rest[0] == "namespaces" && rest.Length > 2 && rest[2] is not ("status" or "finalize"))
            rest = rest[2..];
        var resource = rest.Length > 2 ? $"{rest[0]}/{rest[2]}" : rest[0];
        return (VerbOf(method, uri, named: rest.Length > 1), resource);
    }

    private static ReadOnlySpan<string> Skip(ReadOnlySpan<string> path, int count) => path.Length > count ? path[count..] : [];

    private static string VerbOf(HttpMethod method, Uri uri, bool named) => method.Method switch
    {
        "GET" when uri.Query.Contains("watch=true", StringComparison.OrdinalIgnoreCase) || uri.Query.Contains("watch=1", StringComparison.Ordinal) => "watch",
        "GET" => named ? "get" : "list",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => named ? "delete" : "deletecollection",
        _ => "other",
    };
}
