namespace NetPolOperator.E2ETests.Harness;

/// <summary>One API server with CRDs, rights and, unless a test wants it otherwise, one operator: shared by the tests of the run.</summary>
public sealed class TestCluster
{
    private static readonly Lazy<Task<TestCluster>> Run = new(async () => await StartAsync(await ControlPlane.StartAsync()));
    private static readonly Lazy<Task<TestCluster>> Own = new(() => StartAsync(ControlPlane.StartByScript()));
    private readonly ControlPlane _controlPlane;
    private readonly string _folder;
    private OperatorProcess? _operator;
    private OperatorProcess? _followed;

    private TestCluster(ControlPlane controlPlane, Api api, string folder)
    {
        _controlPlane = controlPlane;
        Api = api;
        _folder = folder;
    }

    /// <summary>The administrator's view.</summary>
    public Api Api { get; }

    /// <summary>The kubeconfig that the operator runs with.</summary>
    public string OperatorKubeConfig { get; private set; } = string.Empty;

    /// <summary>The running operator.</summary>
    public OperatorProcess Operator => _operator ?? _followed ?? throw new InvalidOperationException("no operator is running");

    /// <summary>The run's cluster, started with the first test that asks.</summary>
    public static Task<TestCluster> GetAsync() => Run.Value;

    /// <summary>
    /// The run's cluster where it was started for the tests; on one that was given a second one, which may be killed, and have taken away what
    /// everybody there needs.
    /// </summary>
    public static async Task<TestCluster> GetOwnAsync() => await Run.Value is { _controlPlane.IsOurs: true } run ? run : await Own.Value;

    /// <summary>Stops the shared operator, for tests that start and stop their own.</summary>
    public async Task StopOperatorAsync()
    {
        if (_operator is { } running)
            await running.DisposeAsync();
        _operator = null;
    }

    /// <summary>The shared operator, running and ready.</summary>
    public async Task<OperatorProcess> EnsureOperatorAsync()
    {
        if (_operator is { HasExited: true })
            await StopOperatorAsync(); // as a kubelet would: what has ended is started again
        _operator ??= StartOperator();
        await _operator.ReadyAsync();
        return _operator;
    }

    /// <summary>Makes a process that a test started the one that failures quote the log of, as long as no shared one runs.</summary>
    public void Follow(OperatorProcess process) => _followed = process;

    /// <summary>See <see cref="ControlPlane.KillAndRestart"/>.</summary>
    public void KillAndRestartApiServer() => _controlPlane.KillAndRestart();

    /// <summary>Another operator process of the same identity; the caller disposes of it.</summary>
    public OperatorProcess StartOperator(IReadOnlyDictionary<string, string>? environment = null) =>
        OperatorProcess.Start(OperatorKubeConfig, environment);

    private static async Task<TestCluster> StartAsync(ControlPlane controlPlane)
    {
        var folder = Directory.CreateTempSubdirectory("netpol-e2e-").FullName;
        var cluster = new TestCluster(controlPlane, new Api(controlPlane.KubeConfig), folder);
        // xunit 2 has no fixture for a whole assembly: the run's end is the process's.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Stop();
        await Installation.ApplyDefinitionsAsync(cluster.Api);
        cluster.OperatorKubeConfig = await OperatorIdentity.CreateAsync(cluster.Api, folder);
        // A control plane alone, ours or one that was given: nothing runs there that this could get in the way of.
        if ((await cluster.Api.ListAsync(ResourceKind.Node)).Count == 0)
            await Installation.ApplyStandInsAsync(cluster.Api);
        await cluster.EnsureOperatorAsync();
        return cluster;
    }

    private void Stop()
    {
        StopOperatorAsync().GetAwaiter().GetResult();
        Api.Dispose();
        _controlPlane.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(_folder, recursive: true);
    }
}
