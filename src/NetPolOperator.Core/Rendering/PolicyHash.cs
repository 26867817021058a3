using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using k8s.Models;

namespace NetPolOperator.Core.Rendering;

/// <summary>
/// The hash of everything that is rendered: spec, owner, source and rule annotation. A live policy whose own content gives another
/// hash than its annotation says was changed by somebody else; one where they agree, but that differs from what is desired now, is
/// merely out of date.
/// </summary>
internal static class PolicyHash
{
    private const int Bytes = 8;
    private const int MetadataLength = 512;

    /// <summary>The hash of a policy's content, by meaning: 16 hexadecimal digits.</summary>
    public static string Of(V1NetworkPolicy policy) => Of(CanonicalText.Spec(policy.Spec ?? new V1NetworkPolicySpec()), policy.Metadata);

    /// <summary>The hash of a policy whose spec is in canonical text already.</summary>
    public static string Of(string spec, V1ObjectMeta metadata)
    {
        var text = new StringBuilder(spec, spec.Length + MetadataLength);
        AppendAll(text, metadata.Labels, PolicyMetadata.OwnLabels);
        AppendAll(text, metadata.Annotations, PolicyMetadata.HashedAnnotations);
        return Of(text.ToString());
    }

    /// <summary>The hash of a text.</summary>
    public static string Of(string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)), hash);
        ArrayPool<byte>.Shared.Return(buffer);
        return Convert.ToHexStringLower(hash[..Bytes]);
    }

    private static void AppendAll(StringBuilder text, IDictionary<string, string>? values, IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            if (values is not null && values.TryGetValue(key, out var value))
            {
                text.Append(key).Append('=').Append(value).Append('\n');
            }
        }
    }
}
