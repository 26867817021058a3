using System.Text.Json.Nodes;

namespace NetPolOperator.E2ETests.Harness;

/// <summary>Where the API server keeps the objects of a kind.</summary>
/// <param name="Prefix">The path up to the version.</param>
/// <param name="Plural">The resource's name.</param>
/// <param name="Namespaced">Whether a namespace belongs into the path.</param>
public sealed record ResourceKind(string Prefix, string Plural, bool Namespaced)
{
    public static readonly ResourceKind Namespace = new("/api/v1", "namespaces", false);
    public static readonly ResourceKind Node = new("/api/v1", "nodes", false);
    public static readonly ResourceKind Pod = new("/api/v1", "pods", true);
    public static readonly ResourceKind Service = new("/api/v1", "services", true);
    public static readonly ResourceKind Endpoints = new("/api/v1", "endpoints", true);
    public static readonly ResourceKind Event = new("/api/v1", "events", true);
    public static readonly ResourceKind ServiceAccount = new("/api/v1", "serviceaccounts", true);
    public static readonly ResourceKind EndpointSlice = new("/apis/discovery.k8s.io/v1", "endpointslices", true);
    public static readonly ResourceKind NetworkPolicy = new("/apis/networking.k8s.io/v1", "networkpolicies", true);
    public static readonly ResourceKind AppSegment = new("/apis/netpol.io/v1alpha1", "appsegments", true);
    public static readonly ResourceKind NamespaceBaseline = new("/apis/netpol.io/v1alpha1", "namespacebaselines", false);
    public static readonly ResourceKind Lease = new("/apis/coordination.k8s.io/v1", "leases", true);
    public static readonly ResourceKind Definition = new("/apis/apiextensions.k8s.io/v1", "customresourcedefinitions", false);
    public static readonly ResourceKind Deployment = new("/apis/apps/v1", "deployments", true);

    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1";

    private static readonly Dictionary<string, ResourceKind> ByKind = new(StringComparer.Ordinal)
    {
        ["Namespace"] = Namespace,
        ["Node"] = Node,
        ["Pod"] = Pod,
        ["Service"] = Service,
        ["Endpoints"] = Endpoints,
        ["ServiceAccount"] = ServiceAccount,
        ["EndpointSlice"] = EndpointSlice,
        ["NetworkPolicy"] = NetworkPolicy,
        ["AppSegment"] = AppSegment,
        ["NamespaceBaseline"] = NamespaceBaseline,
        ["CustomResourceDefinition"] = Definition,
        ["Deployment"] = Deployment,
        ["ClusterRole"] = new(Rbac, "clusterroles", false),
        ["ClusterRoleBinding"] = new(Rbac, "clusterrolebindings", false),
        ["Role"] = new(Rbac, "roles", true),
        ["RoleBinding"] = new(Rbac, "rolebindings", true),
    };

    /// <summary>The kind of a manifest.</summary>
    public static ResourceKind Of(JsonNode manifest) => ByKind[manifest["kind"]!.GetValue<string>()];

    /// <summary>The path of the list, or of one object.</summary>
    public string Path(string? ns = null, string? name = null)
    {
        var scope = Namespaced && ns is not null ? $"{Prefix}/namespaces/{ns}/{Plural}" : $"{Prefix}/{Plural}";
        return name is null ? scope : $"{scope}/{name}";
    }
}
