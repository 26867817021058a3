using k8s;
using k8s.Models;

namespace NetPolOperator.Kubernetes;

/// <summary>The requests that the reconciler makes. Every method throws <see cref="ApiException"/> where the API server says no.</summary>
internal interface IClusterApi
{
    /// <summary>Every object of a kind.</summary>
    Task<IEnumerable<T>> ListAsync<T>(CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>One object, read from the API server, or null where there is none.</summary>
    Task<T?> GetAsync<T>(string name, string? ns, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Creates a policy and answers it as stored.</summary>
    Task<V1NetworkPolicy> CreatePolicyAsync(V1NetworkPolicy policy, CancellationToken cancellationToken);

    /// <summary>Replaces a policy at the resource version that it carries, and answers it as stored.</summary>
    Task<V1NetworkPolicy> ReplacePolicyAsync(V1NetworkPolicy policy, CancellationToken cancellationToken);

    /// <summary>Deletes the policy if it is still the one given, unchanged.</summary>
    Task DeletePolicyAsync(V1NetworkPolicy policy, CancellationToken cancellationToken);

    /// <summary>Replaces the status of an object at the resource version that it carries, and answers it as stored.</summary>
    Task<T> ReplaceStatusAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>;
}
