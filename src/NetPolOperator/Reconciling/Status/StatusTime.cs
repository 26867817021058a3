namespace NetPolOperator.Reconciling.Status;

/// <summary>Times as they stand in a status: UTC, whole seconds, so that they read back as they were written.</summary>
internal static class StatusTime
{
    /// <summary>Without what is less than a second.</summary>
    public static DateTimeOffset Of(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    /// <summary>As RFC 3339.</summary>
    public static string Text(DateTimeOffset time) => Of(time).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
