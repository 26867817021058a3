using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Tests.Fakes;

/// <summary>Small objects for tests.</summary>
internal static class Make
{
    public static V1Namespace Namespace(string name, params (string Key, string Value)[] labels) => new()
    {
        ApiVersion = "v1",
        Kind = "Namespace",
        Metadata = new V1ObjectMeta { Name = name, Labels = Labels([.. labels, ("kubernetes.io/metadata.name", name)]) },
        Status = new V1NamespaceStatus { Phase = "Active" },
    };

    public static V1Pod Pod(string ns, string name, params (string Key, string Value)[] labels) => new()
    {
        ApiVersion = "v1",
        Kind = "Pod",
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = ns, Labels = Labels(labels) },
        Spec = new V1PodSpec { Containers = [new V1Container { Name = "main" }] },
        Status = new V1PodStatus { Phase = "Running", PodIP = "10.0.0.1" },
    };

    public static AppSegment Segment(string ns, string name, Action<AppSegmentSpec>? with = null)
    {
        var spec = new AppSegmentSpec { PodSelector = new V1LabelSelector { MatchLabels = Labels([("app", name)]) } };
        with?.Invoke(spec);
        return new AppSegment { Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = ns }, Spec = spec };
    }

    public static NamespaceBaseline Baseline(string name, Action<NamespaceBaselineSpec>? with = null)
    {
        var spec = new NamespaceBaselineSpec { NamespaceSelector = new V1LabelSelector() };
        with?.Invoke(spec);
        return new NamespaceBaseline { Metadata = new V1ObjectMeta { Name = name }, Spec = spec };
    }

    /// <summary>
    /// The open namespace shop, in which nothing can be written first: what the baseline allows its segments do not, and the other way round. So the
    /// baseline is written wide, then the segments, then the baseline as it should be.
    /// </summary>
    public static void ShopInTransition(FakeClusterApi api)
    {
        api.Put(Namespace("shop"));
        api.Put(Baseline("base", spec => spec.AllowFrom = [new IngressRule { Entity = Entities.Namespace }]));
        foreach (var app in (string[])["web", "api"])
        {
            api.Put(Pod("shop", app + "-1", ("app", app)));
            api.Put(Segment("shop", app, spec => spec.AllowFrom = [new IngressRule { Entity = Entities.Anyone }]));
        }
    }

    public static V1Service Service(string ns, string name, string app, int port = 80) => new()
    {
        ApiVersion = "v1",
        Kind = "Service",
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = ns },
        Spec = new V1ServiceSpec { Selector = Labels([("app", app)]), Ports = [new V1ServicePort { Port = port, TargetPort = port, Protocol = "TCP" }] },
    };

    public static V1NetworkPolicy Policy(string ns, string name) => new()
    {
        ApiVersion = "networking.k8s.io/v1",
        Kind = "NetworkPolicy",
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = ns },
        Spec = new V1NetworkPolicySpec { PodSelector = new V1LabelSelector(), PolicyTypes = ["Ingress"] },
    };

    public static IngressRule From(string segment, string? ns = null) => new() { Segment = new SegmentPeer { Name = segment, Namespace = ns } };

    public static EgressRule To(string segment, string? ns = null) => new() { Segment = new SegmentPeer { Name = segment, Namespace = ns } };

    public static Dictionary<string, string> Labels(IEnumerable<(string Key, string Value)> labels)
    {
        var all = new Dictionary<string, string>();
        foreach (var (key, value) in labels)
        {
            all[key] = value;
        }

        return all;
    }
}
