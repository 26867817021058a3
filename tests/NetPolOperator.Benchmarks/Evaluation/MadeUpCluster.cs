using System.Globalization;
using System.Text;

namespace NetPolOperator.Benchmarks.Evaluation;

/// <summary>
/// Writes the manifests of a cluster as one meets it: namespaces of teams and environments, ten applications in each with replicas,
/// a default deny and policies between applications, to other namespaces, to DNS, and to addresses outside.
/// </summary>
internal static class MadeUpCluster
{
    private const int Applications = 10;

    /// <summary>The manifests. Replicas are spread evenly, so that more pods mean no more distinct label sets.</summary>
    public static string Write(int pods, int namespaces, int policies)
    {
        var yaml = new StringBuilder();
        for (var ns = 0; ns < namespaces; ns++)
            yaml.Append(CultureInfo.InvariantCulture, $"---\napiVersion: v1\nkind: Namespace\nmetadata: {{name: ns-{ns}, labels: {{team: t{ns % 20}, env: {Env(ns)}}}}}\n");
        for (var pod = 0; pod < pods; pod++)
            WritePod(yaml, pod, pod % namespaces, pod / namespaces % Applications);
        for (var policy = 0; policy < policies; policy++)
            WritePolicy(yaml, policy % namespaces, policy / namespaces, namespaces);
        return yaml.ToString();
    }

    private static string Env(int ns) => (ns % 3) switch { 0 => "prod", 1 => "test", _ => "dev" };

    private static void WritePod(StringBuilder yaml, int pod, int ns, int app)
    {
        var hash = (ns * 31 + app).ToString("x6", CultureInfo.InvariantCulture);
        yaml.Append(CultureInfo.InvariantCulture, $$"""
            ---
            apiVersion: v1
            kind: Pod
            metadata:
              name: app-{{app}}-{{hash}}-{{pod}}
              namespace: ns-{{ns}}
              labels: {app: app-{{app}}, tier: {{(app < 3 ? "front" : app < 8 ? "back" : "data")}}, app.kubernetes.io/part-of: shop, pod-template-hash: "{{hash}}"}
              ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: app-{{app}}-{{hash}}, uid: u-{{ns}}-{{app}}, controller: true}]
            spec:
              nodeName: node-{{pod % 50}}
              containers:
              - name: main
                image: example.com/app-{{app}}:1
                ports: [{name: http, containerPort: {{8080 + (app % 2)}}}, {name: metrics, containerPort: 9090}]
            status: {phase: Running, podIP: 10.{{1 + (pod >> 16)}}.{{(pod >> 8) & 255}}.{{pod & 255}}}

            """);
    }

    private static void WritePolicy(StringBuilder yaml, int ns, int number, int namespaces)
    {
        yaml.Append(CultureInfo.InvariantCulture, $"---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: policy-{number}, namespace: ns-{ns}}}\n");
        if (number == 0)
        {
            yaml.Append("""
                spec:
                  podSelector: {}
                  policyTypes: [Ingress, Egress]
                  egress:
                  - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ns-0}}, podSelector: {matchLabels: {app: app-0}}}]
                    ports: [{port: 53, protocol: UDP}, {port: 53}]

                """);
            return;
        }

        var app = number % Applications;
        var other = (ns + (7 * number)) % namespaces;
        yaml.Append(CultureInfo.InvariantCulture, $$$"""
            spec:
              podSelector: {matchLabels: {app: app-{{{app}}} }}
              policyTypes: [Ingress, Egress]
              ingress:
              - from:
                - podSelector: {matchLabels: {app: app-{{{(app + 1) % Applications}}} }}
                - podSelector: {matchExpressions: [{key: tier, operator: NotIn, values: [data]}, {key: app.kubernetes.io/part-of, operator: Exists}]}
                ports: [{port: http}]
              - from:
                - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ns-{{{other}}} }}
                  podSelector: {matchLabels: {app: app-{{{(app + 2) % Applications}}} }}
                - namespaceSelector: {matchLabels: {team: t{{{ns % 20}}}, env: {{{Env(ns)}}} }}
                ports: [{port: 8000, endPort: 8100}, {port: metrics}]
              - from: [{ipBlock: {cidr: 203.0.{{{ns % 200}}}.0/24, except: [203.0.{{{ns % 200}}}.64/26]}}]
                ports: [{port: 443}]
              egress:
              - to:
                - podSelector: {}
                - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ns-{{{(ns + namespaces - (7 * number % namespaces)) % namespaces}}} }}
                - namespaceSelector: {matchLabels: {team: t{{{ns % 20}}} }}
                  podSelector: {matchLabels: {tier: data}}
              - to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 192.168.0.0/16]}}]
                ports: [{port: 443}]

            """);
    }
}
