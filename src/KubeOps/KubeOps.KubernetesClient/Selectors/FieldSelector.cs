namespace KubeOps.KubernetesClient.Selectors;

/// <summary>A term over fields.</summary>
public abstract record FieldSelector : KubernetesSelector;
