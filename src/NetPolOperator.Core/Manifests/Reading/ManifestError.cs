namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Something in a manifest that cannot be read as it was meant.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Line">The line, from 1; 0 where the file as a whole is meant.</param>
/// <param name="Column">The column, from 1; 0 where there is none.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
public sealed record ManifestError(string File, int Line, int Column, string Message)
{
    /// <summary>Whether the cause is a field that the API does not know; such a field would be dropped or refused by the API server.</summary>
    public bool UnknownField { get; init; }

    /// <summary>The path of the field, such as <c>spec.ingress[0].from[1].ports</c>; null where there is none.</summary>
    public string? Path { get; init; }

    /// <summary>As compilers write it: <c>file:line:column: message</c>.</summary>
    public override string ToString() => Line == 0 ? $"{File}: {Message}" : $"{File}:{Line}:{Column}: {Message}";
}
