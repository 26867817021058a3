namespace KubeOps.Operator.Watcher;

/// <summary>The API server no longer knows the changes since our resourceVersion: everything must be listed again.</summary>
/// <param name="inner">What the API server said.</param>
#pragma warning disable CA1032 // never leaves the informer
internal sealed class WatchExpiredException(Exception inner) : Exception("The watch has expired.", inner);
#pragma warning restore CA1032
