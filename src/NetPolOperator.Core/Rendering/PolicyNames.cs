namespace NetPolOperator.Core.Rendering;

/// <summary>Names of the policies, at most 63 characters: some CNIs do not enforce longer ones.</summary>
public static class PolicyNames
{
    private const int MaxLength = 63;

    /// <summary>The name of a segment's policy.</summary>
    public static string OfSegment(string name) => Limit("aseg-" + name);

    /// <summary>The name of a baseline's policies.</summary>
    public static string OfBaseline(string name) => Limit("nsb-" + name);

    /// <summary>The name itself, or its beginning with a hash of the whole.</summary>
    internal static string Limit(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var hash = PolicyHash.Of(name)[..12];
        // No part of a DNS name may end in '-' or begin with one.
        return name[..(MaxLength - 1 - hash.Length)].TrimEnd('.', '-') + "-" + hash;
    }
}
