using System.Text;

namespace k8s;

/// <summary>
/// Gives one string for equal texts, so that ten thousand pods share their label keys, namespaces and images. Bounded: a table
/// of slots in which a newer text displaces an older one; what is displaced is only no longer shared.
/// </summary>
internal sealed class InternedStrings(int slots = 8192)
{
    /// <summary>Longer texts seldom repeat.</summary>
    internal const int MaxBytes = 128;

    private readonly string?[] _slots = new string?[slots];

    /// <summary>The string for a text in UTF-8.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 0)
            return "";
        if (utf8.Length > MaxBytes)
            return Encoding.UTF8.GetString(utf8);
        Span<char> buffer = stackalloc char[MaxBytes];
        var text = buffer[..Encoding.UTF8.GetChars(utf8, buffer)];
        // Reads and writes of a reference are atomic: threads that meet here lose some sharing at worst.
        ref var slot = ref _slots[(uint)string.GetHashCode(text) % (uint)_slots.Length];
        var known = slot;
        return known is not null && text.SequenceEqual(known) ? known : slot = text.ToString();
    }
}
