using System.Diagnostics.CodeAnalysis;
using k8s;
using k8s.Models;

namespace KubeOps.Abstractions.Reconciliation;

/// <summary>What came of a reconciliation.</summary>
/// <typeparam name="TEntity">The kind.</typeparam>
public sealed record ReconciliationResult<TEntity>
    where TEntity : IKubernetesObject<V1ObjectMeta>
{
    private ReconciliationResult(TEntity entity, bool isSuccess, string? errorMessage, Exception? error, TimeSpan? requeueAfter)
    {
        Entity = entity;
        IsSuccess = isSuccess;
        ErrorMessage = errorMessage;
        Error = error;
        RequeueAfter = requeueAfter;
    }

    /// <summary>The object.</summary>
    public TEntity Entity { get; }

    /// <summary>Whether all went well.</summary>
    [MemberNotNullWhen(false, nameof(ErrorMessage))]
    public bool IsSuccess { get; }

    /// <summary>What went wrong.</summary>
    public string? ErrorMessage { get; }

    /// <summary>The exception behind it.</summary>
    public Exception? Error { get; }

    /// <summary>When to reconcile again without a change; null is not at all.</summary>
    public TimeSpan? RequeueAfter { get; set; }

    /// <summary>All went well.</summary>
    /// <param name="entity">The object.</param>
    /// <param name="requeueAfter">When to reconcile again without a change.</param>
    public static ReconciliationResult<TEntity> Success(TEntity entity, TimeSpan? requeueAfter = null) => new(entity, true, null, null, requeueAfter);

    /// <summary>Something went wrong. It is tried again only if <paramref name="requeueAfter"/> says so; an exception thrown is retried.</summary>
    /// <param name="entity">The object.</param>
    /// <param name="errorMessage">What went wrong.</param>
    /// <param name="error">The exception behind it.</param>
    /// <param name="requeueAfter">When to try again.</param>
    public static ReconciliationResult<TEntity> Failure(
        TEntity entity, string errorMessage, Exception? error = null, TimeSpan? requeueAfter = null) =>
        new(entity, false, errorMessage, error, requeueAfter);
}
