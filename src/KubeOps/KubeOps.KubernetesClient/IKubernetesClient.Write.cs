using k8s;
using k8s.Models;
using KubeOps.Abstractions.Entities;

namespace KubeOps.KubernetesClient;

public partial interface IKubernetesClient
{
    /// <summary>Creates the object, or updates the one that is there.</summary>
    async Task<TEntity> SaveAsync<TEntity>(TEntity entity, CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta> =>
        await GetAsync<TEntity>(entity.Metadata.Name, entity.Metadata.NamespaceProperty, cancellationToken).ConfigureAwait(false) is { } live
            ? await UpdateAsync(entity.WithResourceVersion(live), cancellationToken).ConfigureAwait(false)
            : await CreateAsync(entity, cancellationToken).ConfigureAwait(false);

    /// <summary>Creates an object.</summary>
    Task<TEntity> CreateAsync<TEntity>(TEntity entity, CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta>;

    /// <inheritdoc cref="CreateAsync"/>
    TEntity Create<TEntity>(TEntity entity)
        where TEntity : IKubernetesObject<V1ObjectMeta> => CreateAsync(entity).GetAwaiter().GetResult();

    /// <summary>Replaces an object; with a resourceVersion only if it is still at that one.</summary>
    Task<TEntity> UpdateAsync<TEntity>(TEntity entity, CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta>;

    /// <inheritdoc cref="UpdateAsync"/>
    TEntity Update<TEntity>(TEntity entity)
        where TEntity : IKubernetesObject<V1ObjectMeta> => UpdateAsync(entity).GetAwaiter().GetResult();

    /// <summary>Replaces an object's status; apiVersion and kind must be set.</summary>
    Task<TEntity> UpdateStatusAsync<TEntity>(TEntity entity, CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta>;

    /// <inheritdoc cref="UpdateStatusAsync"/>
    TEntity UpdateStatus<TEntity>(TEntity entity)
        where TEntity : IKubernetesObject<V1ObjectMeta>;

    /// <summary>Changes a part of an object.</summary>
    Task<TEntity> PatchAsync<TEntity>(
        TEntity entity, V1Patch patch, string? fieldManager = null, bool? force = null, string? dryRun = null, CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta> =>
        PatchAsync<TEntity>(patch, entity.Metadata.Name, entity.Metadata.NamespaceProperty, fieldManager, force, dryRun, cancellationToken);

    /// <summary>Changes a part of an object, or applies it with a field manager.</summary>
    Task<TEntity> PatchAsync<TEntity>(
        V1Patch patch,
        string name,
        string? @namespace = null,
        string? fieldManager = null,
        bool? force = null,
        string? dryRun = null,
        CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta>;

    /// <summary>Changes a part of an object.</summary>
    TEntity Patch<TEntity>(TEntity entity, V1Patch patch, string? fieldManager = null, bool? force = null, string? dryRun = null)
        where TEntity : IKubernetesObject<V1ObjectMeta> => PatchAsync(entity, patch, fieldManager, force, dryRun).GetAwaiter().GetResult();

    /// <summary>Changes a part of an object.</summary>
    TEntity Patch<TEntity>(
        V1Patch patch, string name, string? @namespace = null, string? fieldManager = null, bool? force = null, string? dryRun = null)
        where TEntity : IKubernetesObject<V1ObjectMeta> =>
        PatchAsync<TEntity>(patch, name, @namespace, fieldManager, force, dryRun).GetAwaiter().GetResult();

    /// <summary>Deletes an object; one that is not there is no error.</summary>
    Task DeleteAsync<TEntity>(TEntity entity, CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta> =>
        DeleteAsync<TEntity>(entity.Metadata.Name, entity.Metadata.NamespaceProperty, cancellationToken);

    /// <summary>Deletes an object; one that is not there is no error.</summary>
    Task DeleteAsync<TEntity>(string name, string? @namespace = null, CancellationToken cancellationToken = default)
        where TEntity : IKubernetesObject<V1ObjectMeta>;

    /// <summary>Deletes an object; one that is not there is no error.</summary>
    void Delete<TEntity>(TEntity entity)
        where TEntity : IKubernetesObject<V1ObjectMeta> => DeleteAsync(entity).GetAwaiter().GetResult();

    /// <summary>Deletes an object; one that is not there is no error.</summary>
    void Delete<TEntity>(string name, string? @namespace = null)
        where TEntity : IKubernetesObject<V1ObjectMeta> => DeleteAsync<TEntity>(name, @namespace).GetAwaiter().GetResult();
}
