using k8s;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Benchmarks.Evaluation;

/// <summary>A cluster as the operator sees it: segments that call each other within and across namespaces, their pods, their policies live.</summary>
internal static class MadeUpSegments
{
    /// <summary>The cluster, and what is rendered for its first namespace.</summary>
    public static (ClusterSnapshot Cluster, IReadOnlyList<RenderedPolicy> Rendered) Make(int namespaces, int segments, int podsEach, string mode, DateTimeOffset now)
    {
        var objects = new List<IKubernetesObject<V1ObjectMeta>>();
        for (var ns = 0; ns < namespaces; ns++)
        {
            objects.Add(new V1Namespace { Metadata = new V1ObjectMeta { Name = $"ns-{ns}", Labels = new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = $"ns-{ns}" } } });
            for (var number = 0; number < segments; number++)
            {
                objects.Add(Segment(ns, number, namespaces, segments, ns == 0 ? mode : Modes.Enforce));
                objects.AddRange(Enumerable.Range(0, number % 3 == 0 ? podsEach + 1 : podsEach).Select(pod => Pod(ns, number, pod)));
            }
        }

        var plain = ClusterSnapshot.From(objects);
        var rendered = objects.OfType<AppSegment>().Select(segment => PolicyRenderer.Render(segment, plain, RenderSettings.Default, now)).ToList();
        objects.AddRange(rendered.Where(policy => policy.Mode == Modes.Enforce).Select(policy => Stored(policy.Policy!)));
        return (ClusterSnapshot.From(objects), rendered.FindAll(policy => policy.Namespace == "ns-0"));
    }

    private static V1NetworkPolicy Stored(V1NetworkPolicy policy) =>
        policy with { Metadata = policy.Metadata with { Uid = $"uid-{policy.Metadata.NamespaceProperty}-{policy.Metadata.Name}", ResourceVersion = "1" } };

    private static AppSegment Segment(int ns, int number, int namespaces, int segments, string mode) => new()
    {
        Metadata = new V1ObjectMeta { Name = $"app-{number}", NamespaceProperty = $"ns-{ns}", Uid = $"uid-{ns}-{number}", Generation = 1 },
        Spec = new AppSegmentSpec
        {
            Mode = mode,
            PodSelector = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = $"app-{number}" } },
            Ports = [new SegmentPort { Name = "http", Port = 8080 }],
            AllowFrom =
            [
                new IngressRule { Segment = new SegmentPeer { Name = $"app-{(number + 1) % segments}" } },
                new IngressRule { Segment = new SegmentPeer { Name = $"app-{(number + 2) % segments}", Namespace = $"ns-{(ns + 1) % namespaces}" } },
                new IngressRule { Entity = Entities.Monitoring, Ports = [new RulePort { Port = 9090 }] },
            ],
            AllowTo =
            [
                new EgressRule { Segment = new SegmentPeer { Name = $"app-{(number + segments - 1) % segments}" } },
                new EgressRule { Segment = new SegmentPeer { Name = $"app-{(number + segments - 2) % segments}", Namespace = $"ns-{(ns + namespaces - 1) % namespaces}" } },
                new EgressRule { Cidr = new CidrPeer { Block = "203.0.113.0/24" }, Ports = [new RulePort { Port = 443 }] },
            ],
        },
    };

    private static V1Pod Pod(int ns, int number, int pod) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = $"app-{number}-5d{number:x4}-{pod}",
            NamespaceProperty = $"ns-{ns}",
            Labels = new Dictionary<string, string> { ["app"] = $"app-{number}", ["app.kubernetes.io/part-of"] = "shop", ["pod-template-hash"] = $"5d{number:x4}" },
            OwnerReferences = [new V1OwnerReference { ApiVersion = "apps/v1", Kind = "ReplicaSet", Name = $"app-{number}-5d{number:x4}", Uid = "u", Controller = true }],
        },
        Spec = new V1PodSpec { Containers = [new V1Container { Name = "main", Ports = [new V1ContainerPort { Name = "http", ContainerPort = 8080 }] }] },
        Status = new V1PodStatus { Phase = "Running", PodIP = $"10.{ns}.{number}.{pod}" },
    };
}
