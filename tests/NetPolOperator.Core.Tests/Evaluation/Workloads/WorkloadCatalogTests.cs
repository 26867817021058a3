using k8s.Models;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Workloads;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Evaluation.Workloads;

public sealed class WorkloadCatalogTests
{
    [Theory]
    [InlineData("ReplicaSet", "web-5d4f", "{pod-template-hash: 5d4f}", "shop/web[Deployment]")]
    [InlineData("ReplicaSet", "web-5d4f", "{app: web}", "shop/web-5d4f[ReplicaSet]")]
    [InlineData("ReplicaSet", "web", "{pod-template-hash: 5d4f}", "shop/web[ReplicaSet]")]
    [InlineData("StatefulSet", "db", "{}", "shop/db[StatefulSet]")]
    [InlineData("DaemonSet", "agent", "{}", "shop/agent[DaemonSet]")]
    [InlineData("Job", "backup-28912345", "{}", "shop/backup[CronJob]")]
    [InlineData("Job", "backup-1610000000", "{}", "shop/backup[CronJob]")]
    [InlineData("Job", "migrate-1", "{}", "shop/migrate-1[Job]")]
    [InlineData("Node", "node-1", "{}", "shop/p[Pod]")]
    [InlineData("Rollout", "web", "{}", "shop/web[Rollout]")]
    [InlineData("", "web", "{}", "shop/web[Pod]")]
    public void OwnerOf_ControllerAlone_IsToldFromNames(string kind, string name, string labels, string expected) =>
        Assert.Equal(expected, WorkloadCatalog.Empty.OwnerOf(Pod(kind, name, labels)).ToString());

    [Fact]
    public void OwnerOf_WithObjects_FollowsTheirOwners()
    {
        var catalog = WorkloadCatalog.From(Yaml.Objects("""
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata:
              name: odd
              namespace: shop
              ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: u, controller: true}]
            spec: {selector: {}, template: {spec: {containers: [{name: main}]}}}
            """));
        Assert.Equal("shop/web[Deployment]", catalog.OwnerOf(Pod("ReplicaSet", "odd", "{}")).ToString());
    }

    [Theory]
    [InlineData("ReplicaSet", "web-5d4f", "{pod-template-hash: 5d4f}", "shop/web-5d4f[ReplicaSet]")]
    [InlineData("Job", "report-20260101", "{}", "shop/report-20260101[Job]")]
    [InlineData("ReplicaSet", "api-5d4f", "{pod-template-hash: 5d4f}", "shop/api[Deployment]")]
    public void OwnerOf_WithObjects_BelievesNoNameWithoutItsObject(string kind, string name, string labels, string expected)
    {
        var catalog = WorkloadCatalog.From(Yaml.Objects("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: api, namespace: shop}
            spec: {selector: {}, template: {spec: {containers: [{name: main}]}}}
            """));
        Assert.Equal(expected, catalog.OwnerOf(Pod(kind, name, labels)).ToString());
    }

    [Theory]
    [InlineData("StatefulSet", "Prometheus", "shop/prometheus-k8s[StatefulSet]")]
    [InlineData("ReplicaSet", "Deployment", "shop/k8s[Deployment]")]
    public void From_OwnerThatIsNotGiven_StillHasPods(string kind, string owner, string expected)
    {
        var catalog = WorkloadCatalog.From(Yaml.Objects($$$$"""
            apiVersion: apps/v1
            kind: {{{{kind}}}}
            metadata:
              name: prometheus-k8s
              namespace: shop
              ownerReferences: [{apiVersion: example.com/v1, kind: {{{{owner}}}}, name: k8s, uid: u, controller: true}]
            spec: {selector: {}, template: {spec: {containers: [{name: main}]}}}
            """));
        Assert.Equal(expected, Assert.Single(catalog.Workloads).Reference.ToString());
        Assert.Equal(expected, catalog.OwnerOf(Pod(kind, "prometheus-k8s", "{}")).ToString());
    }

    [Fact]
    public void OwnerOf_NoController_IsThePodItself()
    {
        var pod = Pod("Deployment", "web", "{}");
        pod.Metadata.OwnerReferences[0].Controller = null;
        Assert.Equal("shop/p[Pod]", WorkloadCatalog.Empty.OwnerOf(pod).ToString());
    }

    [Fact]
    public void ByWorkload_ReplicasAndPodless_CountOnceAndThroughTheirTemplate()
    {
        var objects = Yaml.Objects("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: main, ports: [{name: http, containerPort: 8080}]}]}}}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db, namespace: shop}
            spec: {selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: main}]}}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: db-0, namespace: shop, labels: {app: db}, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: db, uid: u, controller: true}]}
            spec: {containers: [{name: main}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: db-1, namespace: shop, labels: {app: db, role: leader}, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: db, uid: u, controller: true}]}
            spec: {containers: [{name: main}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: web, namespace: shop}
            spec: {podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {role: leader}}}], ports: [{port: http}]}]}
            """);
        var evaluator = PolicyEvaluator.Create(objects.OfType<V1Namespace>(), objects.OfType<V1Pod>(), objects.OfType<V1NetworkPolicy>(), WorkloadCatalog.From(objects));
        var pairs = evaluator.Matrix.ByWorkload().Where(pair => !pair.Source.StartsWith("ip:", StringComparison.Ordinal) && !pair.Destination.StartsWith("ip:", StringComparison.Ordinal))
            .Select(pair => $"{pair.Source} {pair.Destination} {pair.Connections}");
        Assert.Equal(["shop/db[StatefulSet] shop/web[Deployment] TCP 8080", "shop/web[Deployment] shop/db[StatefulSet] All"], pairs);
        Assert.Contains(evaluator.Matrix.ByPod(), pair => pair is { Source: "shop/db-1", Destination: "shop/web[Deployment]" });
        Assert.DoesNotContain(evaluator.Matrix.ByPod(), pair => pair is { Source: "shop/db-0", Destination: "shop/web[Deployment]" });
    }

    private static V1Pod Pod(string kind, string name, string labels) => Yaml.One<V1Pod>($$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: p, namespace: shop, labels: {{labels}}, ownerReferences: [{apiVersion: v1, kind: {{kind}}, name: {{name}}, uid: u, controller: true}]}
        spec: {containers: [{name: main}]}
        """);
}
