namespace KubeOps.KubernetesClient.Reading;

/// <summary>What could be read of an object.</summary>
/// <param name="Entity">The object, unless <paramref name="Error"/> is set.</param>
/// <param name="Key">Its name, where that could be read.</param>
/// <param name="ResourceVersion">Its resourceVersion, where that could be read.</param>
/// <param name="Error">Why it could not be read.</param>
internal readonly record struct Decoded<TEntity>(TEntity? Entity, ObjectKey? Key, string? ResourceVersion, string? Error);
