using System.Text.Json.Serialization;

namespace NetPolOperator.Cli.Importing;

/// <summary>Something that a person should know of how an object was imported.</summary>
/// <param name="Of">The object: <c>NetworkPolicy shop/web</c>.</param>
/// <param name="Field">The field: <c>spec.ingress[0].from[1]</c>; null for the object as a whole.</param>
/// <param name="Message">What.</param>
/// <param name="Place">The file and line; null for what comes from a cluster or from no file.</param>
internal sealed record ImportNote([property: JsonPropertyName("object")] string Of, string? Field, string Message, string? Place)
{
    /// <summary>As one line.</summary>
    public override string ToString() => $"{(Place == null ? "" : Place + ": ")}{Of}{(Field == null ? "" : " " + Field)}: {Message}";
}
