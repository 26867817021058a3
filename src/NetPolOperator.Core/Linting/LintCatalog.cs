using NetPolOperator.Core.Linting.Rules;

namespace NetPolOperator.Core.Linting;

/// <summary>All checks.</summary>
public static class LintCatalog
{
    internal static IReadOnlyList<LintFamily> Families { get; } =
    [
        StructureRules.Family, PlacementRules.Family, PolicyTypeRules.Family, OpenRules.Family, PeerRules.Family, PortRules.Family,
        BlockRules.Family, SelectorRules.Family, DnsRules.Family, ServiceRules.Family, RedundancyRules.Family, CoverageRules.Family,
        HalfOpenRules.Family, SegmentRules.Family, BaselineRules.Family,
    ];

    /// <summary>The checks, by ID.</summary>
    public static IReadOnlyList<LintRule> Rules { get; } = [.. Families.SelectMany(f => f.Rules).OrderBy(r => r.Id, StringComparer.Ordinal)];

    /// <summary>The check of that ID or name, or null.</summary>
    public static LintRule? Find(string idOrName) =>
        Rules.FirstOrDefault(r => r.Id.Equals(idOrName, StringComparison.OrdinalIgnoreCase) || r.Name.Equals(idOrName, StringComparison.OrdinalIgnoreCase));
}
