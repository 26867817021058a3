using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using k8s.Models;

namespace k8s.Rest;

/// <summary>A body as bytes, so that a retry can send it again.</summary>
internal sealed record RequestBody(byte[] Bytes, string MediaType)
{
    public static RequestBody? From(object? body, JsonSerializerOptions options) => body switch
    {
        null => null,
        V1Patch patch => new RequestBody(Write(patch.Content, options), patch.MediaType),
        _ => new RequestBody(Write(body, options), "application/json"),
    };

    public HttpContent ToContent()
    {
        var content = new ByteArrayContent(Bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaType);
        return content;
    }

    public override string ToString() => Encoding.UTF8.GetString(Bytes);

    private static byte[] Write(object content, JsonSerializerOptions options) =>
        content is string text ? Encoding.UTF8.GetBytes(text) : KubernetesJson.SerializeToUtf8Bytes(content, options);
}
