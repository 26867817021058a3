namespace KubeOps.Operator.Queue;

/// <summary>Work that was asked for with a delay.</summary>
/// <param name="Entity">The object.</param>
/// <param name="Gone">Whether it is its end that is to be told.</param>
/// <param name="Delay">The delay.</param>
internal sealed record AgainLater<TEntity>(TEntity Entity, bool Gone, TimeSpan Delay);
