namespace NetPolOperator.Core.Rendering;

/// <summary>A namespace that is not labelled with its name, so that a policy which names it does not find it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What its <c>kubernetes.io/metadata.name</c> says instead; null where it has none.</param>
internal sealed record UnnamedNamespace(string Name, string? Label);
