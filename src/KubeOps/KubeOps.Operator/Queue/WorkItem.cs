using KubeOps.KubernetesClient.Reading;

namespace KubeOps.Operator.Queue;

/// <summary>What is to be told about one object. Guarded by its queue's lock.</summary>
internal sealed class WorkItem<TEntity>(ObjectKey key)
{
    public ObjectKey Key => key;

    public WorkState State { get; set; }

    /// <summary>An object whose end is still to be told, before anything about its successor.</summary>
    public TEntity? Gone { get; set; }

    /// <summary>The latest state that is still to be told.</summary>
    public TEntity? Latest { get; set; }

    /// <summary>How often the present content failed.</summary>
    public int Failures { get; set; }

    /// <summary>Set while <see cref="WorkState.Waiting"/>.</summary>
    public ITimer? Timer { get; set; }

    /// <summary>The first list that this item is part of.</summary>
    public SyncBarrier? Barrier { get; set; }

    /// <summary>Asked for while the item was ready or running, to be done some time after that.</summary>
    public AgainLater<TEntity>? Again { get; set; }

    public bool HasContent => Gone is not null || Latest is not null;

    /// <summary>Adds content, unless there is some already: that is as new or newer.</summary>
    public void Tell(TEntity entity, bool gone)
    {
        if (gone)
            Gone ??= entity;
        else
            Latest ??= entity;
    }
}
