using System.Diagnostics.CodeAnalysis;
using k8s;
using k8s.Models;
using KubeOps.Abstractions.Reconciliation.Controller;
using Microsoft.Extensions.DependencyInjection;

namespace KubeOps.Abstractions.Builder;

/// <summary>Adds controllers to an operator.</summary>
public interface IOperatorBuilder
{
    /// <summary>The services that the operator is part of.</summary>
    IServiceCollection Services { get; }

    /// <summary>The operator's settings.</summary>
    OperatorSettings Settings { get; }

    /// <summary>Adds a controller, and a watch of its kind.</summary>
    /// <typeparam name="TImplementation">The controller, registered scoped unless it is registered already.</typeparam>
    /// <typeparam name="TEntity">The kind.</typeparam>
    IOperatorBuilder AddController<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation, TEntity>()
        where TImplementation : class, IEntityController<TEntity>
        where TEntity : IKubernetesObject<V1ObjectMeta>;
}
