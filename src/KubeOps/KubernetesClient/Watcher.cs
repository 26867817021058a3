namespace k8s;

/// <summary>Calls back for each event of a watch, until it is disposed or the API server ends it.</summary>
/// <typeparam name="T">The objects' type.</typeparam>
public class Watcher<T> : IDisposable
{
    private readonly CancellationTokenSource _stop;

    internal Watcher(
        Func<CancellationToken, IAsyncEnumerable<(WatchEventType Type, T Object)>> open,
        Action<WatchEventType, T> onEvent,
        Action<Exception>? onError,
        Action? onClosed,
        CancellationToken cancellationToken)
    {
        OnEvent += onEvent;
        OnError += onError;
        OnClosed += onClosed;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _ = Task.Run(() => RunAsync(open(_stop.Token)), CancellationToken.None);
    }

    /// <summary>Called for each event.</summary>
    public event Action<WatchEventType, T>? OnEvent;

    /// <summary>Called with what ended the watch, unless that was its ordinary end.</summary>
    public event Action<Exception>? OnError;

    /// <summary>Called at the end.</summary>
    public event Action? OnClosed;

    /// <summary>Whether the watch is open.</summary>
    public bool Watching { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the watch.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _stop.IsCancellationRequested)
            return;
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync(IAsyncEnumerable<(WatchEventType Type, T Object)> events)
    {
        try
        {
            Watching = true;
            await foreach (var (type, item) in events.ConfigureAwait(false))
                OnEvent?.Invoke(type, item);
        }
        catch (OperationCanceledException)
        {
            // Disposed, or the caller's token: that is no error.
        }
#pragma warning disable CA1031 // a callback takes it
        catch (Exception e)
#pragma warning restore CA1031
        {
            OnError?.Invoke(e);
        }
        finally
        {
            Watching = false;
            OnClosed?.Invoke();
        }
    }
}
