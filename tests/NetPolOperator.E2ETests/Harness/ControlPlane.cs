using System.Diagnostics;
using System.Globalization;

namespace NetPolOperator.E2ETests.Harness;

/// <summary>
/// A Kubernetes API server to test against. In this order: NETPOL_TEST_KUBECONFIG (a cluster that is there), KUBEBUILDER_ASSETS
/// (etcd and kube-apiserver in a folder), K3s in a container where the build has it (-p:KubeOps=nuget) and Docker runs, and
/// otherwise the control plane that hack/control-plane.sh builds.
/// </summary>
public sealed class ControlPlane : IAsyncDisposable
{
    private readonly Func<ValueTask> _stop;

    internal ControlPlane(string kubeconfig, bool isOurs, Func<ValueTask> stop)
    {
        KubeConfig = kubeconfig;
        IsOurs = isOurs;
        _stop = stop;
    }

    /// <summary>The administrator's kubeconfig.</summary>
    public string KubeConfig { get; }

    /// <summary>Whether it was started for the tests and has no nodes: then what a cluster has beside its control plane is made up.</summary>
    public bool IsOurs { get; }

    public static async Task<ControlPlane> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("NETPOL_TEST_KUBECONFIG") is { Length: > 0 } existing)
            return new ControlPlane(existing, isOurs: false, () => ValueTask.CompletedTask);
#if K3S
        if (Environment.GetEnvironmentVariable("KUBEBUILDER_ASSETS") is not { Length: > 0 } && await K3sCluster.TryStartAsync() is { } k3s)
            return k3s;
#endif
        await Task.CompletedTask;
        return StartByScript();
    }

    /// <summary>One that nobody else uses, whatever cluster was given.</summary>
    public static ControlPlane StartByScript()
    {
        var folder = Directory.CreateTempSubdirectory("netpol-e2e-").FullName;
        var kubeconfig = Script.Run("control-plane.sh", "up", "--dir", folder, "--owner", $"{Environment.ProcessId}");
        return new ControlPlane(kubeconfig, isOurs: true, () =>
        {
            Script.Run("control-plane.sh", "down", "--dir", folder, "--purge");
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>Kills the API server and starts it again on the same data.</summary>
    public void KillAndRestart()
    {
        if (!IsOurs)
            throw new InvalidOperationException("somebody else's cluster is not ours to kill");
        var folder = Path.GetDirectoryName(KubeConfig)!;
        var processId = int.Parse(File.ReadAllText(Path.Combine(folder, "kube-apiserver.pid")).Split(' ')[0], CultureInfo.InvariantCulture);
        using (var server = Process.GetProcessById(processId))
        {
            server.Kill();
            server.WaitForExit();
        }

        Script.Run("control-plane.sh", "up", "--dir", folder);
    }

    public ValueTask DisposeAsync() => _stop();
}
