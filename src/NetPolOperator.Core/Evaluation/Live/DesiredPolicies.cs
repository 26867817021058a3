using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>
/// What the last plan of a namespace wants there, held against what is live: a policy counts as ours where it says what a plan wants it to
/// say, not for what its labels and annotations say of it, which anybody may write.
/// </summary>
public sealed class DesiredPolicies
{
    /// <summary>Compares the two.</summary>
    /// <param name="context">The live objects.</param>
    /// <param name="ns">The namespace.</param>
    /// <param name="desired">Every policy that is to be in force there.</param>
    public DesiredPolicies(EvaluationContext context, string ns, IEnumerable<RenderedPolicy> desired)
    {
        ArgumentNullException.ThrowIfNull(context);
        var scope = context.In(ns);
        var asDesired = new HashSet<CompiledPolicy>(ReferenceEqualityComparer.Instance);
        foreach (var rendered in desired)
        {
            var own = scope.Own(rendered);
            All.Add(own);
            if (scope.IsLive(own))
                asDesired.Add(own);
            else if (scope.Find(rendered.Name) is { } live && SemanticDiff.AreEqual(own.Source, live.Source))
                asDesired.Add(live);
        }

        Others = scope.Policies.FindAll(policy => !asDesired.Contains(policy));
    }

    /// <summary>What is desired, live or not.</summary>
    internal List<CompiledPolicy> All { get; } = [];

    /// <summary>Every live policy that is none of these as it should be: somebody else's, and ours where somebody changed it or it is on the way.</summary>
    internal List<CompiledPolicy> Others { get; }
}
