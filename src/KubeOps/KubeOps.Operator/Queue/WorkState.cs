namespace KubeOps.Operator.Queue;

/// <summary>Where a work item is.</summary>
internal enum WorkState
{
    /// <summary>New.</summary>
    Idle,

    /// <summary>In the queue.</summary>
    Ready,

    /// <summary>With a worker. What comes in meanwhile is told afterwards.</summary>
    Running,

    /// <summary>Until its timer fires or something comes in.</summary>
    Waiting,
}
