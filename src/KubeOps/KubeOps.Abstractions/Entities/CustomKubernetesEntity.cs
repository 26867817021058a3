using k8s;
using k8s.Models;

namespace KubeOps.Abstractions.Entities;

/// <summary>Base of every custom resource.</summary>
public abstract class CustomKubernetesEntity : KubernetesObject, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>The object's metadata.</summary>
    public V1ObjectMeta Metadata { get; set; } = new();
}

/// <summary>Base of a custom resource with a spec.</summary>
/// <typeparam name="TSpec">The spec's type.</typeparam>
public abstract class CustomKubernetesEntity<TSpec> : CustomKubernetesEntity, ISpec<TSpec>
    where TSpec : new()
{
    /// <summary>What is wanted.</summary>
    public TSpec Spec { get; set; } = new();
}

/// <summary>Base of a custom resource with a spec and a status.</summary>
/// <typeparam name="TSpec">The spec's type.</typeparam>
/// <typeparam name="TStatus">The status's type.</typeparam>
public abstract class CustomKubernetesEntity<TSpec, TStatus> : CustomKubernetesEntity<TSpec>, IStatus<TStatus>
    where TSpec : new()
    where TStatus : new()
{
    /// <summary>What was found.</summary>
    public TStatus Status { get; set; } = new();
}
