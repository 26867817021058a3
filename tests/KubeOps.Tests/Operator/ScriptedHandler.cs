using System.Threading.Channels;
using k8s.Models;
using KubeOps.Operator.Queue;

namespace KubeOps.Tests.Operator;

/// <summary>Work that takes until the test says so.</summary>
internal sealed class ScriptedHandler : IWorkHandler<V1Pod>
{
    private readonly Channel<Call> _calls = Channel.CreateUnbounded<Call>();

    public Func<int, TimeSpan?> Retry { get; set; } = _ => null;

    public ValueTask<TimeSpan?> ReconcileAsync(V1Pod entity, CancellationToken cancellationToken) => Begin("reconcile", entity);

    public ValueTask<TimeSpan?> DeletedAsync(V1Pod entity, CancellationToken cancellationToken) => Begin("deleted", entity);

    public TimeSpan? OnFailure(string key, Exception error, int failures) => Retry(failures);

    public bool IsIdle => !_calls.Reader.TryPeek(out _);

    public async Task<Call> NextAsync() => await _calls.Reader.ReadAsync().AsTask().WaitAsync(FakeApiServer.Patience);

    private ValueTask<TimeSpan?> Begin(string what, V1Pod pod)
    {
        var call = new Call($"{what} {pod.Metadata.Name}@{pod.Metadata.ResourceVersion}");
        _calls.Writer.TryWrite(call);
        return new ValueTask<TimeSpan?>(call.Completion.Task);
    }

    internal sealed record Call(string What)
    {
        public TaskCompletionSource<TimeSpan?> Completion { get; } = new();

        public void Finish(TimeSpan? again = null) => Completion.SetResult(again);

        public void Fail() => Completion.SetException(new InvalidOperationException("no luck"));
    }
}
