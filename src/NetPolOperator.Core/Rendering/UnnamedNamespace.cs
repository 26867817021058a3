using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Rendering;

/// <summary>
/// A namespace that is not labelled with its name: a policy which names it does not find it, and one that names the namespace on the label does.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What its <c>kubernetes.io/metadata.name</c> says instead; null where it has none.</param>
internal sealed record UnnamedNamespace(string Name, string? Label)
{
    /// <summary>What is wrong, and how to put it right.</summary>
    public override string ToString() => Label is null
        ? $"the namespace {Name} lacks the label {LabelSelectors.NamespaceNameLabel}, which clusters before 1.21 do not set: "
            + $"kubectl label namespace {Name} {LabelSelectors.NamespaceNameLabel}={Name}"
        : $"the namespace {Name} has the label {LabelSelectors.NamespaceNameLabel}={Label}, which clusters before 1.21 let anybody change, and so passes for "
            + $"{Label}: kubectl label --overwrite namespace {Name} {LabelSelectors.NamespaceNameLabel}={Name}";
}
