using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Live;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Core.Tests.Evaluation.Live;

public sealed class AuditPreviewTests
{
    private const string Pods = """
        apiVersion: v1
        kind: PodList
        items:
        - metadata: {name: web-1, namespace: shop, labels: {app: web}, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: web, uid: u, controller: true}]}
          spec: {containers: [{name: main, ports: [{name: http, containerPort: 8080}]}]}
        - metadata: {name: web-0, namespace: shop, labels: {app: web}, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: web, uid: u, controller: true}]}
          spec: {containers: [{name: main, ports: [{name: http, containerPort: 8080}]}]}
        - metadata: {name: db, namespace: shop, labels: {app: db}}
          spec: {containers: [{name: main}]}
        - metadata: {name: other, namespace: edge}
          spec: {containers: [{name: main}]}

        """;

    [Fact]
    public void Compute_DenyingSegment_ListsWhatItWouldBlock()
    {
        var status = Preview(Segment("{app: db}", "isolate: [Ingress]", "ports: [{port: 5432}]", "allowFrom: [{pods: {podSelector: {matchLabels: {app: web}}}}]"));
        Assert.Equal(
            ["edge/other[Pod] shop/db[Pod] All", "shop/web[StatefulSet] shop/db[Pod] SCTP 1-65535;TCP 1-5431,5433-65535;UDP 1-65535"],
            status.WouldBlock!.Select(item => $"{item.From} {item.To} {item.Ports}"));
        // db to web and to other, and web to db on its port.
        Assert.Equal((2, 3), (status.WouldBlockTotal, status.WouldAllowTotal));
    }

    [Fact]
    public void Compute_ReplicasOfOneWorkload_CountOnceAndWithEachOther()
    {
        var status = Preview(Segment("{app: web}"));
        Assert.Equal(
            [
                "edge/other[Pod] shop/web[StatefulSet]", "shop/db[Pod] shop/web[StatefulSet]", "shop/web[StatefulSet] edge/other[Pod]",
                "shop/web[StatefulSet] shop/db[Pod]", "shop/web[StatefulSet] shop/web[StatefulSet]",
            ],
            status.WouldBlock!.Select(item => $"{item.From} {item.To}"));
        Assert.Equal(0, status.WouldAllowTotal);
    }

    [Fact]
    public void Compute_PodsIsolatedAlready_LoseNothing()
    {
        var deny = "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny, namespace: shop}\nspec: {podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}\n";
        var status = Preview(Segment("{app: db}", "isolate: [Ingress]") + deny);
        Assert.Equal((0, 3), (status.WouldBlockTotal, status.WouldAllowTotal));
        Assert.Empty(status.WouldBlock!);
    }

    [Fact]
    public void Compute_NoPods_IsThereAndEmpty()
    {
        var status = Preview(Segment("{app: none}"));
        Assert.Equal((0, 0), (status.WouldBlockTotal, status.WouldAllowTotal));
        Assert.NotNull(status.WouldBlock);
    }

    [Fact]
    public void Compute_ManyWorkloads_ListsFiftyAndCountsAll()
    {
        var many = string.Concat(Enumerable.Range(0, 80).Select(index => $"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: p{index}, namespace: edge}}\nspec: {{containers: [{{name: main}}]}}\n"));
        var status = Preview(Segment("{app: db}", "isolate: [Ingress]") + many);
        Assert.Equal((82, 50), (status.WouldBlockTotal, status.WouldBlock!.Count));
    }

    [Fact]
    public void Compute_Anything_EqualsTheDifferenceOfTwoMatrices()
    {
        var cluster = LiveCluster.From(Pods + Segment(
            "{app: web}", "ports: [{name: http, port: http}]", "allowFrom: [{pods: {podSelector: {matchLabels: {app: db}}}}]", "allowTo: [{pods: {namespaceSelector: {}}, ports: [{port: 443}]}]"));
        var (now, then) = (Workloads(cluster.View, []), Workloads(cluster.View, [cluster.Of("audited").Policy!]));
        var expected = now.Select(pair => (pair.Key, Lost: pair.Value.Subtract(then.GetValueOrDefault(pair.Key, ConnectionSet.None))))
            .Where(pair => !pair.Lost.IsEmpty).Select(pair => $"{pair.Key} {pair.Lost}");
        // Two pods of one workload lose their connections too; the matrix speaks of pairs of different workloads.
        var found = AuditPreview.Compute(cluster.Context, cluster.Of("audited")).WouldBlock!.Where(item => item.From != item.To).Select(item => $"{item.From} {item.To} {item.Ports}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, ConnectionSet> Workloads(ClusterSnapshot view, IEnumerable<V1NetworkPolicy> more)
    {
        var namespaces = view.Namespaces.Select(ns => ns.Metadata.Name).ToList();
        var evaluator = PolicyEvaluator.Create(view.Namespaces, namespaces.SelectMany(view.PodsIn), namespaces.SelectMany(view.PoliciesIn).Concat(more));
        return evaluator.Matrix.ByWorkload().Where(pair => !$"{pair.Source}{pair.Destination}".Contains("ip:", StringComparison.Ordinal))
            .ToDictionary(pair => $"{pair.Source} {pair.Destination}", pair => pair.Connections);
    }

    private static AuditStatus Preview(string yaml)
    {
        var cluster = LiveCluster.From(Pods + yaml);
        return AuditPreview.Compute(cluster.Context, cluster.Of("audited"));
    }

    private static string Segment(string labels, params string[] spec) =>
        $"---\napiVersion: netpol.io/v1alpha1\nkind: AppSegment\nmetadata: {{name: audited, namespace: shop}}\nspec:\n  mode: Audit\n  dns: None\n  podSelector: {{matchLabels: {labels}}}\n{string.Concat(spec.Select(line => $"  {line}\n"))}";
}
