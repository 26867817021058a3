namespace k8s.Rest;

/// <summary>What to list.</summary>
internal sealed record ListQuery
{
    /// <summary>The namespace; null: all of them.</summary>
    public string? Namespace { get; init; }

    /// <summary>Which labels the objects must have.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>Which fields the objects must have.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>How many objects a page holds; null: all on one page.</summary>
    public int? Limit { get; init; } = 500;

    /// <summary>How fresh the list must be: null: the latest there is; "0": whatever the API server has at hand.</summary>
    public string? ResourceVersion { get; init; }

    public string ToPath(ResourcePath path, string? continueToken, int? limit) => new QueryString(path.Collection(Namespace))
        .Add("labelSelector", LabelSelector).Add("fieldSelector", FieldSelector).Add("limit", limit).Add("continue", continueToken)
        // The token says which version the list has; giving both is an error.
        .Add("resourceVersion", continueToken is null ? ResourceVersion : null).ToString();
}
