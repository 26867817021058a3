using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace k8s;

/// <summary>What a watch tells of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WatchEventType>))]
public enum WatchEventType
{
    /// <summary>An object is there: new, or there already when the watch began, or matching the selector from now on.</summary>
    [EnumMember(Value = "ADDED")]
    [JsonStringEnumMemberName("ADDED")]
    Added,

    /// <summary>An object changed.</summary>
    [EnumMember(Value = "MODIFIED")]
    [JsonStringEnumMemberName("MODIFIED")]
    Modified,

    /// <summary>An object is gone, or no longer matches the selector.</summary>
    [EnumMember(Value = "DELETED")]
    [JsonStringEnumMemberName("DELETED")]
    Deleted,

    /// <summary>The watch failed; most often 410: its resourceVersion is too old, and one must list again.</summary>
    [EnumMember(Value = "ERROR")]
    [JsonStringEnumMemberName("ERROR")]
    Error,

    /// <summary>Nothing happened up to a resourceVersion.</summary>
    [EnumMember(Value = "BOOKMARK")]
    [JsonStringEnumMemberName("BOOKMARK")]
    Bookmark,
}
