using System.Text.Json.Nodes;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.Benchmarks;

/// <summary>The cluster that is measured on: namespaces full of segments that call each other in a ring, and pods of theirs.</summary>
internal sealed class ClusterLoad(Api api, BenchmarkOptions options)
{
    /// <summary>All of it, created.</summary>
    public async Task CreateAsync()
    {
        await Write.SendAllAsync(api, Namespaces().Select(ns => Write.Post(ResourceKind.Namespace, Yaml.Parse(
            $"{{apiVersion: v1, kind: Namespace, metadata: {{name: {ns}, labels: {{kubernetes.io/metadata.name: {ns}, bench: 'yes'}}}}}}")!)));
        await Write.SendAllAsync(api, Enumerable.Range(0, options.Segments).Select(i => Write.Post(ResourceKind.AppSegment, Segment(i))));
        await Write.SendAllAsync(api, Enumerable.Range(0, options.Pods).Select(i => Write.Post(ResourceKind.Pod, Pod(i))));
    }

    /// <summary>Back to nothing: no policy, no status, no Lease. Everything else stays.</summary>
    public async Task ResetAsync()
    {
        await Parallel.ForEachAsync(Namespaces(), new ParallelOptions { MaxDegreeOfParallelism = Write.InFlight }, async (ns, _) =>
            await api.SendAsync(HttpMethod.Delete, ResourceKind.NetworkPolicy.Path(ns)));
        var segments = await SegmentsAsync();
        foreach (var segment in segments)
            segment.AsObject().Remove("status");
        await Write.SendAllAsync(api, segments.Select(segment => Write.PutStatus(ResourceKind.AppSegment, segment)));
        await api.DeleteAsync(ResourceKind.Lease, OperatorIdentity.Namespace, "netpol-operator");
    }

    /// <summary>Every segment as it is.</summary>
    public async Task<IReadOnlyList<JsonNode>> SegmentsAsync() =>
        (await api.ListAsync(ResourceKind.AppSegment)).Where(IsOfTheLoad).Select(item => Typed(item, "netpol.io/v1alpha1", "AppSegment")).ToList();

    /// <summary>Every policy as it is.</summary>
    public async Task<IReadOnlyList<JsonNode>> PoliciesAsync() =>
        (await api.ListAsync(ResourceKind.NetworkPolicy, query: "?labelSelector=app.kubernetes.io%2Fmanaged-by%3Dnetpol-operator"))
        .Where(IsOfTheLoad).Select(item => Typed(item, "networking.k8s.io/v1", "NetworkPolicy")).ToList();

    // A part of the benchmark may have a namespace of its own, on its way out.
    private static bool IsOfTheLoad(JsonNode item) => item["metadata"]!["namespace"]!.GetValue<string>() != SecondPassBenchmark.Namespace;

    private static JsonNode Typed(JsonNode item, string apiVersion, string kind)
    {
        item["apiVersion"] = apiVersion; // items of a list have neither
        item["kind"] = kind;
        item["metadata"]!.AsObject().Remove("managedFields");
        return item;
    }

    private IEnumerable<string> Namespaces() => Enumerable.Range(0, options.Namespaces).Select(i => $"bench-{i}");

    // Segment i calls i+1 and is called by i-1, all within one namespace; both sides agree.
    private JsonObject Segment(int index)
    {
        var (ns, number) = (index % options.Namespaces, index / options.Namespaces);
        var count = (options.Segments - ns + options.Namespaces - 1) / options.Namespaces;
        return (JsonObject)Yaml.Parse($$$"""
            apiVersion: netpol.io/v1alpha1
            kind: AppSegment
            metadata: {name: app-{{{number}}}, namespace: bench-{{{ns}}}}
            spec:
              podSelector: {matchLabels: {app: app-{{{number}}} }}
              ports: [{name: http, port: 8080}, {name: metrics, port: 9090}]
              allowFrom:
              - segment: {name: app-{{{(number + count - 1) % count}}} }
              - {entity: Monitoring, ports: [{port: metrics}]}
              allowTo:
              - segment: {name: app-{{{(number + 1) % count}}} }
            """)!;
    }

    private JsonObject Pod(int index)
    {
        var ns = index % options.Namespaces;
        var app = index / options.Namespaces % Math.Max(1, options.Segments / options.Namespaces);
        return (JsonObject)Yaml.Parse($$$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: pod-{{{index}}}, namespace: bench-{{{ns}}}, labels: {app: app-{{{app}}}, pod-template-hash: '{{{index % 7}}}'}}
            spec:
              schedulerName: nobody
              automountServiceAccountToken: false
              containers:
              - {name: main, image: 'registry.k8s.io/pause:3.10', ports: [{name: http, containerPort: 8080}, {name: metrics, containerPort: 9090}]}
            """)!;
    }
}
