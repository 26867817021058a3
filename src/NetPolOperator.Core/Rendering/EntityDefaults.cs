using k8s.Models;

namespace NetPolOperator.Core.Rendering;

/// <summary>
/// The pods behind the entities that settings may redefine. Each is a namespace by name and a pod label together: a label alone
/// could be worn by any tenant's pod.
/// </summary>
public static class EntityDefaults
{
    private const string NamespaceName = "kubernetes.io/metadata.name";

    /// <summary>ingress-nginx, Traefik, Contour, HAProxy, Kong, Envoy Gateway, Istio gateways and the OpenShift router, in the namespaces of their own guides.</summary>
    public static IReadOnlyList<PodGroup> IngressController { get; } =
    [
        new(
            In(NamespaceName, "ingress-nginx", "traefik", "projectcontour", "haproxy-controller", "kong", "envoy-gateway-system", "nginx-ingress"),
            In("app.kubernetes.io/name", "ingress-nginx", "traefik", "envoy", "contour", "kubernetes-ingress", "haproxy-ingress", "kong", "gateway", "nginx-ingress")),
        // K3s runs Traefik, RKE2 and minikube ingress-nginx, in kube-system.
        new(In(NamespaceName, "kube-system"), In("app.kubernetes.io/name", "traefik", "ingress-nginx", "rke2-ingress-nginx")),
        new(In(NamespaceName, "istio-system", "istio-ingress"), In("istio", "ingressgateway", "ingress")),
        new(In(NamespaceName, "openshift-ingress"), In("ingresscontroller.operator.openshift.io/deployment-ingresscontroller", "default")),
    ];

    /// <summary>Prometheus, its agents and the collectors of the same role, in the namespaces where their charts and guides put them.</summary>
    public static IReadOnlyList<PodGroup> Monitoring { get; } =
    [
        new(
            In(NamespaceName, "monitoring", "prometheus", "observability", "kube-prometheus-stack", "openshift-monitoring", "openshift-user-workload-monitoring"),
            In("app.kubernetes.io/name", "prometheus", "prometheus-agent", "vmagent", "victoria-metrics-agent", "alloy", "grafana-agent", "opentelemetry-collector")),
    ];

    private static V1LabelSelector In(string key, params string[] values) =>
        new() { MatchExpressions = [new V1LabelSelectorRequirement { Key = key, OperatorProperty = "In", Values = values.Order(StringComparer.Ordinal).ToArray() }] };
}
