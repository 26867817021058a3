namespace NetPolOperator.Options;

/// <summary>How to reach the API server.</summary>
internal sealed record ClientOptions
{
    /// <summary>The kubeconfig file; null means KUBECONFIG, the pod's service account, or ~/.kube/config, in this order.</summary>
    public string? KubeConfig { get; init; }

    /// <summary>The context in it; null means its current one.</summary>
    public string? Context { get; init; }
}
