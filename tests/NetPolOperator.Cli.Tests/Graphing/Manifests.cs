using System.Globalization;
using System.Text;

namespace NetPolOperator.Cli.Tests.Graphing;

/// <summary>Clusters for pictures.</summary>
internal static class Manifests
{
    /// <summary>What somebody might write into every field that takes any text, to get out of it.</summary>
    public const string Hostile = "</script></title><img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>{{data}}`]]>\\";

    /// <summary>Namespaces of segments that call each other in a chain, with one pod in each namespace that nothing isolates.</summary>
    public static string Chains(int namespaces, int segments)
    {
        var yaml = new StringBuilder();
        for (var ns = 0; ns < namespaces; ns++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: stray, namespace: team-{ns}}}\nspec: {{containers: [{{name: stray}}]}}\n");
            for (var number = 0; number < segments; number++) Segment(yaml, ns, number, namespaces, segments);
        }

        return yaml.ToString();
    }

    /// <summary>One segment between the internet and a pod, with the hostile text wherever the API takes it.</summary>
    public static string HostileSegment() => $$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: web-0, namespace: shop, labels: {app: web}, annotations: {note: {{Quoted}} } }
        spec: {containers: [{name: web}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: "evil <b>", namespace: shop, labels: {app: {{Quoted}} } }
        spec: {containers: [{name: {{Quoted}} }] }
        ---
        apiVersion: netpol.io/v1alpha1
        kind: AppSegment
        metadata: {name: web, namespace: shop, annotations: {note: {{Quoted}} } }
        spec:
          podSelector: {matchLabels: {app: web} }
          ports: [{name: http, port: 8080}]
          allowFrom:
          - entity: Internet
            description: {{Quoted}}
          allowTo:
          - pods: {namespace: shop, podSelector: {matchLabels: {gone: absent} } }
            description: {{Quoted}}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: {{Quoted}}, namespace: shop, annotations: {netpol.io/source: {{Quoted}}, netpol.io/rules: {{Quoted}} } }
        spec:
          podSelector: {matchLabels: {app: web} }
          ingress: [{from: [{podSelector: {} }] }]

        """;

    private static string Quoted => $"\"{Hostile.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static void Segment(StringBuilder yaml, int ns, int number, int namespaces, int segments)
    {
        var from = number > 0 ? $"segment: {{name: s-{number - 1}}}" : "entity: IngressController";
        var to = number + 1 < segments ? $"segment: {{name: s-{number + 1}}}" : $"segment: {{name: s-0, namespace: team-{(ns + 1) % namespaces}}}";
        yaml.Append(CultureInfo.InvariantCulture, $$"""
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: s-{{number}}, namespace: team-{{ns}}, labels: {app: s-{{number}} } }
            spec: {containers: [{name: main}]}
            ---
            apiVersion: netpol.io/v1alpha1
            kind: AppSegment
            metadata: {name: s-{{number}}, namespace: team-{{ns}}}
            spec:
              podSelector: {matchLabels: {app: s-{{number}} } }
              ports: [{name: http, port: {{8000 + number}} }]
              allowFrom: [{{{from}}}]
              allowTo: [{{{to}}}, {entity: Internet, ports: [{port: 443}]}]

            """);
    }
}
