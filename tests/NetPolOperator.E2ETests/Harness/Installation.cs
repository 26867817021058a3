namespace NetPolOperator.E2ETests.Harness;

/// <summary>What is applied to the cluster before the operator starts.</summary>
public static class Installation
{
    /// <summary>The CRDs of crds/, established.</summary>
    public static async Task ApplyDefinitionsAsync(Api api)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Script.RepositoryRoot, "crds"), "netpol.io_*.yaml"))
            await api.ApplyAsync(await File.ReadAllTextAsync(file));
        foreach (var kind in new[] { ResourceKind.AppSegment, ResourceKind.NamespaceBaseline })
            await Eventually.HoldsAsync(() => api.ListAsync(kind));
    }

    /// <summary>What every real cluster has beside its control plane: a DNS Service with its pods, and a node.</summary>
    public static async Task ApplyStandInsAsync(Api api)
    {
        await api.ApplyAsync("""
            apiVersion: v1
            kind: Service
            metadata: {name: kube-dns, namespace: kube-system, labels: {k8s-app: kube-dns}}
            spec:
              selector: {k8s-app: kube-dns}
              clusterIP: 10.96.0.10
              ports:
              - {name: dns, port: 53, targetPort: 53, protocol: UDP}
              - {name: dns-tcp, port: 53, targetPort: 53, protocol: TCP}
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: node-a}
            """);
        await api.PatchStatusAsync(ResourceKind.Node, null, "node-a", "status: {addresses: [{type: InternalIP, address: 192.0.2.11}]}");
    }
}
