using System.Globalization;
using k8s.Models;
using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Importing;

/// <summary>Gives resources names: what the pods are called by their labels, else the name of their policy.</summary>
internal sealed class ResourceNames(LoadedCluster cluster)
{
    private const int MaxLength = 50;

    private readonly HashSet<(string Scope, string Name)> _taken = [];

    /// <summary>The draft with a name that nobody has, and whose policies would not be in anybody's way.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="literal">Whether it is called as its policy.</param>
    public ImportDraft Name(ImportDraft draft, bool literal)
    {
        var wanted = (literal || draft.IsBaseline ? null : OfLabels(draft.Selector)) ?? OfPolicies(draft);
        return draft with { Name = Free(wanted, draft) };
    }

    /// <summary>A further name for a part of a draft that is too large for one resource.</summary>
    public string Another(ImportDraft draft) => Free(draft.Name, draft);

    private string Free(string wanted, ImportDraft draft)
    {
        var name = wanted;
        for (var i = 2; IsTaken(name, draft); i++) name = $"{wanted}-{i.ToString(CultureInfo.InvariantCulture)}";
        _taken.Add((Scope(draft), name));
        return name;
    }

    private static string Scope(ImportDraft draft) => draft.IsBaseline ? "" : draft.Namespace;

    private bool IsTaken(string name, ImportDraft draft)
    {
        var policy = draft.IsBaseline ? PolicyNames.OfBaseline(name) : PolicyNames.OfSegment(name);
        return _taken.Contains((Scope(draft), name))
            || (draft.IsBaseline ? cluster.View.Baselines.Any(b => b.Metadata.Name == name) : cluster.View.FindSegment(draft.Namespace, name) != null)
            // The operator never overwrites a policy that is there, not even one that this resource is to replace.
            || draft.Namespaces.Any(ns => cluster.View.PoliciesIn(ns).Any(p => p.Metadata.Name == policy));
    }

    private static string OfPolicies(ImportDraft draft)
    {
        var names = draft.Sources.Select(s => s.Name).Distinct().ToList();
        return Shorten(draft.IsBaseline && names.Count > 1 ? names.Find(n => n.Contains("deny", StringComparison.Ordinal)) ?? names[0] : names[0]);
    }

    // {app: web} is called web, {app: shop, tier: db} shop-db; what is no name is none.
    private static string? OfLabels(V1LabelSelector selector)
    {
        if (selector.MatchLabels is not { Count: > 0 } labels || selector.MatchExpressions is { Count: > 0 }) return null;
        var name = string.Join('-', labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => l.Value));
        return name.Length is > 0 and <= MaxLength && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && name[0] != '-' && name[^1] != '-' && name.Any(char.IsAsciiLetterLower) ? name : null;
    }

    private static string Shorten(string name) => name.Length <= 240 ? name : name[..240].TrimEnd('-', '.');
}
