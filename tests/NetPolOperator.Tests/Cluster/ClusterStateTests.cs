using k8s.Models;
using NetPolOperator.Cluster;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Cluster;

public class ClusterStateTests
{
    private readonly ClusterState _state = new((baseline, ns) => BaselineScope.Matches(baseline, ns, RenderSettings.Default));
    private int _version = 1;

    [Fact]
    public void Upsert_PodWhoseConditionsChange_AffectsNothing()
    {
        var pod = Versioned(Make.Pod("shop", "web-1", ("app", "web")));
        _state.Upsert(pod);

        var affected = _state.Upsert(Versioned(pod with { Metadata = pod.Metadata with { Annotations = new Dictionary<string, string> { ["x"] = "y" } } }));

        Assert.True(affected.IsEmpty);
    }

    public static TheoryData<string, Func<V1Pod, V1Pod>> RelevantPodChanges => new()
    {
        { "labels", pod => pod with { Metadata = pod.Metadata with { Labels = Make.Labels([("app", "other")]) } } },
        { "address", pod => pod with { Status = pod.Status with { PodIP = "10.0.0.2" } } },
        { "host network", pod => pod with { Spec = pod.Spec with { HostNetwork = true } } },
        { "ports", pod => pod with { Spec = pod.Spec with { Containers = [new V1Container { Name = "main", Ports = [new V1ContainerPort { ContainerPort = 80, Name = "http" }] }] } } },
        { "finished", pod => pod with { Status = pod.Status with { Phase = "Succeeded" } } },
    };

    [Theory]
    [MemberData(nameof(RelevantPodChanges))]
    public void Upsert_PodThatChangesRelevantly_MarksStatusAndNoPlan(string what, Func<V1Pod, V1Pod> change)
    {
        var pod = Versioned(Make.Pod("shop", "web-1", ("app", "web")));
        _state.Upsert(pod);

        var affected = _state.Upsert(Versioned(change(pod)));

        Assert.True(affected.Statuses.SetEquals(["shop"]), what);
        Assert.Empty(affected.Plans);
    }

    [Fact]
    public void Upsert_FinishedPod_LeavesTheView()
    {
        var pod = Versioned(Make.Pod("shop", "job-1"));
        _state.Upsert(pod);
        _state.Upsert(Versioned(pod with { Status = pod.Status with { Phase = "Failed" } }));

        Assert.Empty(_state.Read(view => view.PodsIn("shop")));
    }

    [Fact]
    public void Upsert_Segment_MarksItsNamespaceAndThoseWhosePlanLookedItUp()
    {
        _state.Plan("edge", (view, _) => view.FindSegment("shop", "web"));
        _state.Plan("data", (view, _) => view.FindSegment("shop", "db"));

        var affected = _state.Upsert(Versioned(Make.Segment("shop", "web")));

        Assert.True(affected.Plans.SetEquals(["shop", "edge"]));
    }

    [Fact]
    public void Plan_NoLongerLookingSomethingUp_IsNoLongerMarkedByIt()
    {
        _state.Plan("edge", (view, _) => view.FindSegment("shop", "web"));
        _state.Plan("edge", (view, _) => view.FindSegment("shop", "api"));

        Assert.DoesNotContain("edge", _state.Upsert(Versioned(Make.Segment("shop", "web"))).Plans);
    }

    [Fact]
    public void Upsert_SegmentWithTheSameGeneration_PlansNothing()
    {
        var segment = Versioned(Make.Segment("shop", "web"));
        segment.Metadata.Generation = 1;
        _state.Upsert(segment);
        var written = Versioned(Make.Segment("shop", "web"));
        written.Metadata = written.Metadata with { Uid = segment.Metadata.Uid, Generation = 1 };

        Assert.Empty(_state.Upsert(written).Plans);
    }

    [Fact]
    public void Upsert_Service_MarksThoseWhosePlanOrStatusLookedItUp()
    {
        _state.Plan("shop", (view, _) => view.FindService("data", "redis"));
        _state.Judge("edge", view => view.FindService("data", "redis"));

        var affected = _state.Upsert(Versioned(Make.Service("data", "redis", "redis")));

        Assert.True(affected.Plans.SetEquals(["shop"]));
        Assert.True(affected.Statuses.SetEquals(["edge"]));
    }

    [Fact]
    public void Upsert_ServiceThatOnlyChangesItsAnnotations_AffectsNothing()
    {
        var service = Versioned(Make.Service("data", "redis", "redis"));
        _state.Upsert(service);
        _state.Plan("shop", (view, _) => view.FindService("data", "redis"));

        Assert.True(_state.Upsert(Versioned(service with { Metadata = service.Metadata with { Annotations = Make.Labels([("a", "b")]) } })).IsEmpty);
    }

    [Fact]
    public void Upsert_Endpoints_MarksThoseWhosePlanReadThem()
    {
        _state.Plan("shop", (view, _) => view.EndpointsOf("default", "kubernetes"));

        var endpoints = Versioned(new V1Endpoints
        {
            Metadata = new V1ObjectMeta { Name = "kubernetes", NamespaceProperty = "default" },
            Subsets = [new V1EndpointSubset { Addresses = [new V1EndpointAddress { Ip = "192.0.2.1" }], Ports = [new Corev1EndpointPort { Port = 6443 }] }],
        });

        Assert.True(_state.Upsert(endpoints).Plans.SetEquals(["shop"]));
        Assert.True(_state.Upsert(Versioned(endpoints)).IsEmpty);
        Assert.Single(_state.Read(view => view.EndpointsOf("default", "kubernetes")));
    }

    [Fact]
    public void Upsert_NodeHeartbeat_AffectsNothing()
    {
        var node = Versioned(new V1Node
        {
            Metadata = new V1ObjectMeta { Name = "n1" },
            Status = new V1NodeStatus { Addresses = [new V1NodeAddress { Type = "InternalIP", Address = "192.0.2.7" }] },
        });
        _state.Upsert(node);
        _state.Plan("shop", (view, _) => view.Nodes.Count);

        Assert.True(_state.Upsert(Versioned(node with { })).IsEmpty);
        Assert.True(_state.Remove(node).Plans.SetEquals(["shop"]));
    }

    [Fact]
    public void Upsert_Baseline_MarksOnlyNamespacesThatItMatchesBeforeOrAfter()
    {
        _state.Upsert(Versioned(Make.Namespace("a", ("team", "x"))));
        _state.Upsert(Versioned(Make.Namespace("b", ("team", "y"))));
        _state.Upsert(Versioned(Make.Namespace("c")));
        _state.Upsert(Versioned(Make.Baseline("base", spec => spec.NamespaceSelector = new V1LabelSelector { MatchLabels = Make.Labels([("team", "x")]) })));

        var affected = _state.Upsert(Versioned(Make.Baseline("base", spec => spec.NamespaceSelector = new V1LabelSelector { MatchLabels = Make.Labels([("team", "y")]) })));

        Assert.True(affected.Plans.SetEquals(["a", "b"]));
    }

    [Fact]
    public void Upsert_NamespaceRelabelled_MarksItAndWhoeverSelectsNamespaces()
    {
        var ns = Versioned(Make.Namespace("shop"));
        _state.Upsert(ns);
        _state.Plan("edge", (view, _) => view.FindNamespace("shop"));
        _state.Judge("data", view => view.Namespaces.Count);

        var affected = _state.Upsert(Versioned(ns with { Metadata = ns.Metadata with { Labels = Make.Labels([("team", "x")]) } }));

        Assert.True(affected.Plans.SetEquals(["shop", "edge"]));
        Assert.True(affected.Statuses.SetEquals(["data"]));
    }

    [Fact]
    public void Upsert_EchoOfAnOwnWrite_AffectsNothing()
    {
        _state.BeginWrite("shop", "aseg-web");
        var answer = Versioned(Make.Policy("shop", "aseg-web"));
        _state.EndWrite("shop", "aseg-web", answer);

        Assert.True(_state.Upsert(answer with { }).IsEmpty);
    }

    [Fact]
    public void EndWrite_EchoBeforeTheAnswer_NeedsNoPlan()
    {
        _state.BeginWrite("shop", "aseg-web");
        var answer = Versioned(Make.Policy("shop", "aseg-web"));

        Assert.True(_state.Upsert(answer with { }).IsEmpty);
        Assert.False(_state.EndWrite("shop", "aseg-web", answer));
    }

    [Fact]
    public void EndWrite_SomebodyElseCameInBetween_PlansAgain()
    {
        _state.BeginWrite("shop", "aseg-web");
        var answer = Versioned(Make.Policy("shop", "aseg-web"));
        _state.Upsert(answer with { });
        _state.Upsert(Versioned(answer with { }));

        Assert.True(_state.EndWrite("shop", "aseg-web", answer));
    }

    [Fact]
    public void EndWrite_DeletedBeforeTheAnswerArrived_IsNotResurrected()
    {
        _state.BeginWrite("shop", "aseg-web");
        var answer = Versioned(Make.Policy("shop", "aseg-web"));
        _state.Upsert(answer with { });
        _state.Remove(answer with { });

        Assert.True(_state.EndWrite("shop", "aseg-web", answer));
        Assert.Empty(_state.Read(view => view.PoliciesIn("shop")));
    }

    [Fact]
    public void TakeListing_OlderThanTheWatch_NeitherRevivesNorRemoves()
    {
        var early = Versioned(Make.Pod("shop", "deleted-meanwhile"));
        var stays = Versioned(Make.Pod("shop", "stays"));
        _state.Upsert(early);
        _state.Upsert(stays);

        _state.BeginListing<V1Pod>();
        _state.Remove(early);
        var created = Versioned(Make.Pod("shop", "created-meanwhile"));
        _state.Upsert(created);
        _state.TakeListing([early, stays]);

        Assert.Equal(["created-meanwhile", "stays"], _state.Read(view => view.PodsIn("shop").Select(pod => pod.Metadata.Name).Order()));
    }

    [Fact]
    public void TakeListing_ObjectNoLongerListed_IsRemoved()
    {
        var pod = Versioned(Make.Pod("shop", "missed"));
        _state.Upsert(pod);

        _state.BeginListing<V1Pod>();
        var affected = Assert.Single(_state.TakeListing(Array.Empty<V1Pod>()));

        Assert.Contains("shop", affected.Statuses);
        Assert.Empty(_state.Read(view => view.PodsIn("shop")));
    }

    private T Versioned<T>(T value)
        where T : k8s.IKubernetesObject<V1ObjectMeta>
    {
        value.Metadata = value.Metadata with { ResourceVersion = (++_version).ToString(System.Globalization.CultureInfo.InvariantCulture), Uid = value.Metadata.Uid ?? "uid-" + value.Metadata.Name };
        return value;
    }
}
