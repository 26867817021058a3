using FsCheck;
using FsCheck.Fluent;

namespace NetPolOperator.Core.Tests.Evaluation.Random;

public sealed class RandomClusterTests
{
    [Fact]
    public void Evaluator_RandomClusters_AgreesWithNaive() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2100),
            Prop.ForAll(Arb.From(RandomClusters.Clusters), cluster => Disagreement.Find(cluster) is not { } difference
                ? true.ToProperty()
                : false.Label(difference)));
}
