using k8s.Models;

namespace NetPolOperator.Core.Manifests;

/// <summary>Writes policies as YAML: equal input gives equal bytes.</summary>
public static class PolicyYaml
{
    /// <summary>One document a policy, sorted by namespace and name, separated by <c>---</c>.</summary>
    public static string Write(IEnumerable<V1NetworkPolicy> policies) => throw new NotImplementedException();
}
