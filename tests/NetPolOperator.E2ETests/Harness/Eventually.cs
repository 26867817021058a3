using System.Diagnostics;

namespace NetPolOperator.E2ETests.Harness;

/// <summary>Waits for the cluster to come to a state, by polling, as long as it may take and no longer.</summary>
public static class Eventually
{
    /// <summary>Long enough for a busy machine; a healthy operator needs some milliseconds.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>The first value that the check accepts. A check that does not accept throws, as an assertion does.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T>> read, Action<T> check, Func<string>? context = null, TimeSpan? deadline = null)
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(40));
        while (true)
        {
            try
            {
                var value = await read();
                check(value);
                return value;
            }
            catch (Exception error) when (watch.Elapsed < (deadline ?? Deadline))
            {
                _ = error; // not there yet
            }
            catch (Exception error)
            {
                throw new TimeoutException($"After {watch.Elapsed.TotalSeconds:0} s: {error.Message}\n{context?.Invoke()}", error);
            }

            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Waits until the assertions hold.</summary>
    public static Task HoldsAsync(Func<Task> assertions, Func<string>? context = null, TimeSpan? deadline = null) => GetAsync(
        async () =>
        {
            await assertions();
            return true;
        },
        _ => { },
        context,
        deadline);
}
