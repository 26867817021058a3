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

    /// <summary>The hash of a policy's content, by meaning: 16 hexadecimal digits.</summary>
    public static string Of(V1NetworkPolicy policy)
    {
        var spec = new StringBuilder();
        CanonicalText.AppendSpec(spec, policy.Spec ?? new V1NetworkPolicySpec());
        return Of(spec, policy.Metadata);
    }

    /// <summary>The hash that a policy carries: of what it said when it was written. Null where it has none.</summary>
    public static string? Noted(V1NetworkPolicy policy) =>
        policy.Metadata.Annotations is { } annotations && annotations.TryGetValue(PolicyMetadata.SpecHashAnnotation, out var hash) ? hash : null;

    /// <summary>The hash of a policy whose spec is in canonical text already. The text is used up.</summary>
    public static string Of(StringBuilder spec, V1ObjectMeta metadata)
    {
        AppendAll(spec, metadata.Labels, PolicyMetadata.OwnLabels);
        AppendAll(spec, metadata.Annotations, PolicyMetadata.HashedAnnotations);
        var buffer = ArrayPool<char>.Shared.Rent(spec.Length);
        spec.CopyTo(0, buffer, spec.Length);
        var hash = Of(buffer.AsSpan(0, spec.Length));
        ArrayPool<char>.Shared.Return(buffer);
        return hash;
    }

    /// <summary>The hash of a text.</summary>
    public static string Of(ReadOnlySpan<char> text)
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
