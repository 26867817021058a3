using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Ports;
using NetPolOperator.Core.Tests.Builders;
using Endpoint = NetPolOperator.Core.Evaluation.Endpoint;

namespace NetPolOperator.Core.Tests.Evaluation;

/// <summary>
/// Four pods for tests of single rules: shop/web and shop/api, data/db in a namespace without an object, edge/host on the host's network.
/// </summary>
internal static class SmallCluster
{
    public const string Pods = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {team: a}}
        ---
        apiVersion: v1
        kind: PodList
        items:
        - metadata: {name: web, namespace: shop, labels: {app: web}}
          spec:
            containers:
            - {name: main, ports: [{name: http, containerPort: 8080}]}
            - {name: side, ports: [{name: metrics, containerPort: 9090}, {name: http, containerPort: 80, protocol: UDP}]}
          status: {podIP: 10.0.0.1}
        - metadata: {name: api, namespace: shop, labels: {app: api, ready: "true", slot: "1"}}
          spec: {containers: [{name: main, ports: [{name: http, containerPort: 8081}]}, {name: side, ports: [{name: http, containerPort: 8082}]}]}
          status: {podIP: 10.0.0.2}
        - metadata: {name: db, namespace: data, labels: {app: db, tier: ""}}
          spec: {containers: [{name: main}]}
          status: {podIPs: [{ip: 10.0.1.1}, {ip: "fd00::1"}]}
        - metadata: {name: host, namespace: edge, labels: {app: web}}
          spec: {hostNetwork: true, containers: [{name: main, ports: [{name: http, containerPort: 8080}]}]}
          status: {podIP: 172.18.0.5}

        """;

    /// <summary>The cluster with policies given by the lines of their specs, each in a namespace.</summary>
    public static PolicyEvaluator With(params (string Namespace, string Spec)[] policies)
    {
        var yaml = Pods + string.Concat(policies.Select((policy, index) =>
            $"---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: p{index}, namespace: {policy.Namespace}}}\nspec: {policy.Spec}\n"));
        return PolicyEvaluator.FromView(Yaml.Cluster(yaml));
    }

    /// <summary>A pod by <c>ns/name</c>, or an address.</summary>
    public static Endpoint End(PolicyEvaluator evaluator, string text) => text.Split('/') is [var ns, var name]
        ? evaluator.FindPod(ns, name)!
        : IpAddress.TryParse(text, out var address) ? Endpoint.OfAddress(address) : throw new FormatException(text);

    /// <summary>What may pass, asked one by one and of all pairs; both must agree.</summary>
    public static string Connections(PolicyEvaluator evaluator, string from, string to)
    {
        var connections = evaluator.Connections(End(evaluator, from), End(evaluator, to));
        var listed = evaluator.Matrix.ByPod(includeSelf: true)
            .FirstOrDefault(pair => pair.Source == Listed(evaluator, from) && pair.Destination == Listed(evaluator, to)).Connections ?? ConnectionSet.None;
        Assert.Equal(connections, listed);
        return connections.ToString();
    }

    private static string Listed(PolicyEvaluator evaluator, string text) => text.Contains('/', StringComparison.Ordinal)
        ? text
        : $"ip:{evaluator.Matrix.Ranges.Single(range => range.Contains(End(evaluator, text).Addresses[0]))}";
}
