using System.Runtime.CompilerServices;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Validation;

/// <summary>
/// What is to be said of a baseline as it is. Every plan of every namespace asks, and a baseline that has been read is never changed (another version
/// is another object), so it is looked at once, and that is kept for as long as the object.
/// </summary>
/// <param name="Violations">All violations.</param>
/// <param name="HasValidScope">Whether the part that says where it applies is valid.</param>
internal sealed record BaselineVerdict(IReadOnlyList<Violation> Violations, bool HasValidScope)
{
    private static readonly ConditionalWeakTable<NamespaceBaseline, BaselineVerdict> Known = [];

    /// <summary>The verdict on a baseline.</summary>
    public static BaselineVerdict Of(NamespaceBaseline baseline) =>
        Known.GetValue(baseline, static seen => new BaselineVerdict(SpecValidator.Check(seen), SpecValidator.CheckScope(seen)));
}
