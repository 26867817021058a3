using k8s.Models;
using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Linting;

/// <summary>A policy to be checked.</summary>
/// <param name="Target">The object.</param>
/// <param name="Policy">The policy.</param>
internal sealed record PolicyTarget(LintTarget Target, V1NetworkPolicy Policy)
{
    /// <summary>The policy ready to be evaluated.</summary>
    public CompiledPolicy Compiled => CompiledPolicy.Of(Policy);
}

/// <summary>A custom resource to be checked.</summary>
/// <typeparam name="T">Its type.</typeparam>
/// <param name="Target">The object.</param>
/// <param name="Resource">The resource.</param>
internal sealed record ResourceTarget<T>(LintTarget Target, T Resource);
