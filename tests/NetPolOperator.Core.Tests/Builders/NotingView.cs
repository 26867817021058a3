using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Core.Tests.Builders;

/// <summary>A view that notes what is read through it, as the operator's does.</summary>
internal sealed class NotingView(IClusterView view) : IClusterView
{
    public HashSet<string> Reads { get; } = [];

    public IReadOnlyCollection<V1Namespace> Namespaces => Noted("Namespaces", view.Namespaces);

    public IReadOnlyCollection<NamespaceBaseline> Baselines => Noted("Baselines", view.Baselines);

    public IReadOnlyCollection<V1Node> Nodes => Noted("Nodes", view.Nodes);

    public V1Namespace? FindNamespace(string name) => Noted($"Namespace {name}", view.FindNamespace(name));

    public IReadOnlyList<string> NamesakesOf(string ns) => Noted($"Namesakes {ns}", view.NamesakesOf(ns));

    public AppSegment? FindSegment(string ns, string name) => Noted($"AppSegment {ns}/{name}", view.FindSegment(ns, name));

    public V1Service? FindService(string ns, string name) => Noted($"Service {ns}/{name}", view.FindService(ns, name));

    public IReadOnlyCollection<AppSegment> SegmentsIn(string ns) => Noted($"AppSegments {ns}", view.SegmentsIn(ns));

    public IReadOnlyCollection<V1Pod> PodsIn(string ns) => Noted($"Pods {ns}", view.PodsIn(ns));

    public bool HasNodeLocalDns(string ns) => Noted($"NodeLocalDns {ns}", view.HasNodeLocalDns(ns));

    public IReadOnlyCollection<V1NetworkPolicy> PoliciesIn(string ns) => Noted($"NetworkPolicies {ns}", view.PoliciesIn(ns));

    public IReadOnlyCollection<V1Service> ServicesIn(string ns) => Noted($"Services {ns}", view.ServicesIn(ns));

    public IReadOnlyCollection<ServiceEndpoints> EndpointsOf(string ns, string service) => Noted($"Endpoints {ns}/{service}", view.EndpointsOf(ns, service));

    private T Noted<T>(string what, T answer)
    {
        Reads.Add(what);
        return answer;
    }
}
