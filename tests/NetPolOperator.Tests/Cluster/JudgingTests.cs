using k8s.Models;
using NetPolOperator.Cluster;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Cluster;

/// <summary>Statuses are computed from a snapshot, while everything else goes on.</summary>
public class JudgingTests
{
    private readonly ClusterState _state = new((baseline, ns) => BaselineScope.Matches(baseline, ns, RenderSettings.Default));
    private int _version = 1;

    [Fact]
    public void Judge_WhatItReadsChangesMeanwhile_SeesNoneOfItAndIsOutOfDate()
    {
        _state.Upsert(Pod("web-1"));

        var (seen, outOfDate) = _state.Judge("shop", view =>
        {
            _state.Upsert(Pod("web-2"));
            return view.PodsIn("shop").Count;
        });

        Assert.Equal(1, seen);
        Assert.True(outOfDate);
        Assert.Equal((2, false), _state.Judge("shop", view => view.PodsIn("shop").Count));
    }

    [Fact]
    public void Judge_SomethingElseChangesMeanwhile_IsUpToDate()
    {
        var (_, outOfDate) = _state.Judge("shop", view =>
        {
            _state.Upsert(Pod("db-1", "data"));
            return view.PodsIn("shop").Count;
        });

        Assert.False(outOfDate);
    }

    [Fact]
    public async Task Judge_TakesItsTime_KeepsNobodyWaiting()
    {
        using var judging = new ManualResetEventSlim();
        using var planned = new ManualResetEventSlim();
        var judge = Task.Run(() => _state.Judge("shop", _ =>
        {
            judging.Set();
            return planned.Wait(TimeSpan.FromMinutes(1));
        }));
        judging.Wait();

        _state.Plan("data", (view, _) => view.PodsIn("data").Count);
        planned.Set();

        Assert.True((await judge).Result);
    }

    [Fact]
    public void Judge_Throws_LeavesTheDependenciesOfTheLastOne()
    {
        _state.Judge("shop", view => view.PodsIn("data").Count);

        Assert.Throws<InvalidOperationException>(() => _state.Judge<int>("shop", _ => throw new InvalidOperationException()));

        Assert.Contains("shop", _state.Upsert(Pod("db-1", "data")).Statuses);
    }

    [Fact]
    public void Judge_NamespaceIsDeletedMeanwhile_DependsOnNothingAfterwards()
    {
        var ns = Make.Namespace("shop");
        ns.Metadata = ns.Metadata with { ResourceVersion = Next() };
        _state.Upsert(ns);

        _state.Judge("shop", view =>
        {
            _state.Remove(ns);
            return view.PodsIn("data").Count;
        });

        Assert.DoesNotContain("shop", _state.Upsert(Pod("db-1", "data")).Statuses);
    }

    [Fact]
    public void Snapshot_OfATable_IsNotChangedByWhatIsWrittenLater()
    {
        var table = new ObjectTable<V1Pod>();
        table.TryUpsert(Pod("a"), out _);
        table.TryUpsert(Pod("b", "data"), out _);
        var first = table.Snapshot();
        table.TryUpsert(Pod("c"), out _);
        var second = table.Snapshot();
        table.TryRemove("shop", "a", null, out _);
        table.TryRemove("data", "b", null, out _);
        table.TryUpsert(Pod("d", "edge"), out _);

        Assert.Equal(["a", "b"], Names(first));
        Assert.Equal(["a", "b", "c"], Names(second));
        Assert.Equal(["c", "d"], Names(table));
        Assert.Equal((2, 3, 2), (first.Count, second.Count, table.Count));
        Assert.Equal(Names(table), Names(table.Snapshot()));
    }

    private static IEnumerable<string> Names(ObjectTable<V1Pod> table) => table.All.Select(pod => pod.Metadata.Name).Order(StringComparer.Ordinal);

    private V1Pod Pod(string name, string ns = "shop")
    {
        var pod = Make.Pod(ns, name, ("app", name));
        pod.Metadata = pod.Metadata with { Uid = name, ResourceVersion = Next() };
        return pod;
    }

    private string Next() => (++_version).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
