using k8s;
using k8s.Models;
using KubeOps.Abstractions.Reconciliation.Controller;

namespace KubeOps.Operator.Reconciliation;

/// <summary>A controller that was added for a kind.</summary>
/// <param name="Implementation">Its class.</param>
/// <param name="IsScoped">Whether each reconciliation gets a scope of its own.</param>
/// <param name="Resolve">Takes it from the services.</param>
internal sealed record ControllerRegistration<TEntity>(Type Implementation, bool IsScoped, Func<IServiceProvider, IEntityController<TEntity>> Resolve)
    where TEntity : IKubernetesObject<V1ObjectMeta>;
