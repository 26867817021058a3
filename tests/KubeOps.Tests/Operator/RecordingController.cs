using System.Threading.Channels;
using k8s;
using k8s.Models;
using KubeOps.Abstractions.Reconciliation;
using KubeOps.Abstractions.Reconciliation.Controller;

namespace KubeOps.Tests.Operator;

/// <summary>Writes down what it is told.</summary>
public sealed class RecordingController<TEntity> : IEntityController<TEntity>
    where TEntity : IKubernetesObject<V1ObjectMeta>
{
    private readonly Channel<(string Call, TEntity Entity)> _calls = Channel.CreateUnbounded<(string, TEntity)>();

    /// <summary>Called before each reconciliation.</summary>
    public Func<TEntity, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Decides what a reconciliation gives back.</summary>
    public Func<TEntity, ReconciliationResult<TEntity>> Result { get; set; } = entity => ReconciliationResult<TEntity>.Success(entity);

    public async Task<ReconciliationResult<TEntity>> ReconcileAsync(TEntity entity, CancellationToken cancellationToken)
    {
        await Before(entity);
        _calls.Writer.TryWrite(("reconcile", entity));
        return Result(entity);
    }

    public Task<ReconciliationResult<TEntity>> DeletedAsync(TEntity entity, CancellationToken cancellationToken)
    {
        _calls.Writer.TryWrite(("deleted", entity));
        return Task.FromResult(ReconciliationResult<TEntity>.Success(entity));
    }

    /// <summary>The next call, as <c>reconcile name@resourceVersion</c>.</summary>
    public async Task<string> NextAsync()
    {
        var (call, entity) = await NextCallAsync();
        return $"{call} {entity.Metadata.Name}@{entity.Metadata.ResourceVersion}";
    }

    public async Task<(string Call, TEntity Entity)> NextCallAsync() => await _calls.Reader.ReadAsync().AsTask().WaitAsync(FakeApiServer.Patience);

    /// <summary>The next calls, sorted: different objects come in any order.</summary>
    public async Task<string[]> NextAsync(int count)
    {
        var calls = new string[count];
        for (var i = 0; i < count; i++)
            calls[i] = await NextAsync();
        Array.Sort(calls, StringComparer.Ordinal);
        return calls;
    }

    public bool IsIdle => !_calls.Reader.TryPeek(out _);
}
