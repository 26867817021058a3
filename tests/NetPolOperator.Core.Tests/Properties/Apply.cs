using k8s.Models;
using NetPolOperator.Core.Planning;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>What the API server does with a write.</summary>
internal static class Apply
{
    public static IReadOnlyList<V1NetworkPolicy> One(IReadOnlyList<V1NetworkPolicy> policies, PolicyChange change)
    {
        var others = policies.Where(p => p.Metadata.NamespaceProperty != change.Namespace || p.Metadata.Name != change.Name).ToList();
        var there = others.Count < policies.Count;
        Assert.Equal(change.Kind != ChangeKind.Create, there);
        return change.Kind == ChangeKind.Delete
            ? others
            : [.. others, change.Desired! with { Metadata = change.Desired!.Metadata with { Uid = $"policy-{change.Namespace}-{change.Name}", ResourceVersion = "1" } }];
    }

    public static World All(World world, ChangeSet changes) => world with { Policies = changes.All.Aggregate(world.Policies, One) };
}
