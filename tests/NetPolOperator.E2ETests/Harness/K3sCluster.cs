#if K3S
using DotNet.Testcontainers.Builders;
using Testcontainers.K3s;

namespace NetPolOperator.E2ETests.Harness;

/// <summary>K3s in a container, where Docker runs.</summary>
internal static class K3sCluster
{
    // hack/k3s.sh takes it from here.
    private const string Image = "rancher/k3s:v1.34.1-k3s1";

    public static async Task<ControlPlane?> TryStartAsync()
    {
        var container = Build();
        if (container is null)
            return null;
        await container.StartAsync();
        var kubeconfig = Path.Combine(Directory.CreateTempSubdirectory("netpol-e2e-").FullName, "kubeconfig");
        await File.WriteAllTextAsync(kubeconfig, await container.GetKubeconfigAsync());
        return new ControlPlane(kubeconfig, isOurs: false, async () =>
        {
            await container.DisposeAsync();
            Directory.Delete(Path.GetDirectoryName(kubeconfig)!, recursive: true);
        });
    }

    private static K3sContainer? Build()
    {
        try
        {
            return new K3sBuilder(Image).Build();
        }
        catch (DockerUnavailableException)
        {
            return null; // no Docker here: the script's control plane does as well
        }
    }
}
#endif
