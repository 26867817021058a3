namespace KubeOps.KubernetesClient.Selectors;

/// <summary>A term over labels.</summary>
public abstract record LabelSelector : KubernetesSelector;
