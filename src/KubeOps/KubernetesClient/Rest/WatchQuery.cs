namespace k8s.Rest;

/// <summary>What to watch.</summary>
internal sealed record WatchQuery
{
    /// <summary>The namespace; null: all of them.</summary>
    public string? Namespace { get; init; }

    /// <summary>Which labels the objects must have.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>Which fields the objects must have.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>The version after which events begin; null: everything that is there comes first.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Whether the API server should say now and then how far it has come, so that a later watch need not list again.</summary>
    public bool AllowBookmarks { get; init; } = true;

    /// <summary>How long the API server keeps the watch open.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    public string ToPath(ResourcePath path) => new QueryString(path.Collection(Namespace))
        .Add("watch", true).Add("allowWatchBookmarks", AllowBookmarks).Add("labelSelector", LabelSelector).Add("fieldSelector", FieldSelector)
        .Add("resourceVersion", ResourceVersion).Add("timeoutSeconds", (int)Timeout.TotalSeconds).ToString();
}
