namespace NetPolOperator.Options;

/// <summary>Finds the namespace that the operator runs in where no setting names it.</summary>
internal static class OperatorNamespace
{
    private const string ServiceAccountFile = "/var/run/secrets/kubernetes.io/serviceaccount/namespace";

    /// <summary>POD_NAMESPACE (the downward API's usual name), else the service account's namespace, else null.</summary>
    public static string? Find(OptionsSources sources)
    {
        if (sources.Variable("POD_NAMESPACE") is { } pod && KubernetesNames.IsLabel(pod))
            return pod;
        try
        {
            var account = sources.ReadFile(ServiceAccountFile).Trim();
            return KubernetesNames.IsLabel(account) ? account : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not in a pod.
            return null;
        }
    }
}
