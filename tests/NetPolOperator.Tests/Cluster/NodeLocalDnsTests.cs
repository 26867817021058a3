using k8s.Models;
using NetPolOperator.Cluster;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Tests.Fakes;

namespace NetPolOperator.Tests.Cluster;

/// <summary>Every policy with DNS depends on whether NodeLocal DNSCache runs, and on nothing else of the system's pods.</summary>
public class NodeLocalDnsTests
{
    private const string Label = "node-local-dns";

    private readonly ClusterState _state = new((baseline, ns) => BaselineScope.Matches(baseline, ns, RenderSettings.Default));
    private readonly FakeClusterApi _api = new();
    private Affected _affected = Affected.None;

    public NodeLocalDnsTests()
    {
        _api.Changed = (value, deleted) => _affected = deleted ? _state.Remove(value) : _state.Upsert(value);
        _api.Put(Make.Namespace("shop"));
        _api.Put(Make.Segment("shop", "web"));
        Plan();
    }

    [Fact]
    public void Upsert_AnotherPodOfTheSystem_MarksNoPlan()
    {
        _api.Put(Make.Pod("kube-system", "kube-proxy-1", ("k8s-app", "kube-proxy")));
        Assert.Empty(_affected.PlansSoon);

        _api.Remove<V1Pod>("kube-proxy-1", "kube-system");
        Assert.Empty(_affected.PlansSoon);
        Assert.Empty(_affected.Plans);
    }

    [Fact]
    public void Upsert_FirstPodOfNodeLocalDns_MarksThePlansThatAskedAndTheirPoliciesAllowIt()
    {
        Assert.DoesNotContain("169.254.20.10/32", Plan());

        _api.Put(Make.Pod("kube-system", "dns-1", ("k8s-app", Label)));

        Assert.Equal(["shop"], _affected.PlansSoon);
        Assert.Contains("169.254.20.10/32", Plan());
    }

    [Fact]
    public void UpsertAndRemove_PodOfNodeLocalDnsBesideAnother_MarkNoPlan()
    {
        _api.Put(Make.Pod("kube-system", "dns-1", ("k8s-app", Label)));
        Plan();

        _api.Put(Make.Pod("kube-system", "dns-2", ("k8s-app", Label)));
        Assert.Empty(_affected.PlansSoon);

        _api.Remove<V1Pod>("dns-1", "kube-system");
        Assert.Empty(_affected.PlansSoon);
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("relabelled")]
    [InlineData("finished")]
    public void Remove_LastPodOfNodeLocalDns_MarksThePlansThatAsked(string end)
    {
        var pod = _api.Put(Make.Pod("kube-system", "dns-1", ("k8s-app", Label)));
        Plan();

        switch (end)
        {
            case "deleted":
                _api.Remove<V1Pod>("dns-1", "kube-system");
                break;
            case "relabelled":
                _api.Put(Make.Pod("kube-system", "dns-1", ("k8s-app", "other")));
                break;
            default:
                _api.Put(pod with { Status = new V1PodStatus { Phase = "Failed" } });
                break;
        }

        Assert.Equal(["shop"], _affected.PlansSoon);
        Assert.DoesNotContain("169.254.20.10/32", Plan());
    }

    [Fact]
    public void Judge_WhilePodsComeAndGo_AnswersByItsSnapshot()
    {
        _api.Put(Make.Pod("kube-system", "dns-1", ("k8s-app", Label)));
        var (before, outOfDate) = _state.Judge("shop", view =>
        {
            _api.Remove<V1Pod>("dns-1", "kube-system");
            return view.HasNodeLocalDns("kube-system");
        });

        Assert.True(before);
        Assert.True(outOfDate);
        Assert.False(_state.Read(view => view.HasNodeLocalDns("kube-system")));
    }

    // The addresses that the namespace's policies allow.
    private IEnumerable<string> Plan() => _state.Plan("shop", (view, known) => NamespacePlanner.Plan("shop", view, RenderSettings.Default, known, DateTimeOffset.UnixEpoch))
        .InForce.SelectMany(rendered => rendered.Policy!.Spec.Egress).SelectMany(rule => rule.To).Select(peer => peer.IpBlock?.Cidr ?? "").ToList();
}
