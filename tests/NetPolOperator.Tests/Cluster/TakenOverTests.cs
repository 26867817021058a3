using NetPolOperator.Cluster;
using NetPolOperator.Core.Evaluation.Live;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Cluster;

/// <summary>What one judgment takes over from the one before it.</summary>
public class TakenOverTests
{
    [Fact]
    public void Judge_WithAnEarlierContext_SeesWhatHasChangedSince()
    {
        var state = new ClusterState((_, _) => false);
        EvaluationContext? last = null;
        state.Upsert(Make.Namespace("a"));
        Assert.Equal((0, 0), IsolatedAndOpen());
        state.Upsert(Make.Pod("a", "p"));
        Assert.Equal((0, 1), IsolatedAndOpen());
        state.Upsert(Make.Policy("a", "deny"));
        Assert.Equal((1, 0), IsolatedAndOpen());
        state.Upsert(Make.Policy("b", "elsewhere"));
        Assert.Equal((1, 0), IsolatedAndOpen());
        state.Upsert(Make.Pod("a", "q"));
        Assert.Equal((2, 0), IsolatedAndOpen());
        state.Remove(Make.Policy("a", "deny"));
        Assert.Equal((0, 2), IsolatedAndOpen());

        (int Isolated, int Open) IsolatedAndOpen()
        {
            last = state.Judge("a", view => new EvaluationContext(view, last)).Result;
            var ingress = NamespaceCoverage.Compute(last, "a").Ingress;
            return ((int)ingress.Isolated, (int)ingress.Open);
        }
    }
}
