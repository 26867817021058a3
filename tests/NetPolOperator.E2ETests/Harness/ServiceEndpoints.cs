using System.Text.Json.Nodes;

namespace NetPolOperator.E2ETests.Harness;

/// <summary>What is behind a Service, in the form that the cluster serves and the operator follows: EndpointSlices v1, before 1.21 Endpoints.</summary>
public static class ServiceEndpoints
{
    private const string ServiceLabel = "kubernetes.io/service-name";

    /// <summary>Every address, those that are not ready included.</summary>
    public static async Task<IReadOnlyList<string>> AddressesAsync(Api api, string ns, string service)
    {
        if (await SlicesAreServedAsync(api))
        {
            var slices = await api.ListAsync(ResourceKind.EndpointSlice, ns, $"?labelSelector={ServiceLabel}={service}");
            return [.. slices.SelectMany(slice => Items(slice["endpoints"])).SelectMany(endpoint => Items(endpoint["addresses"])).Select(address => address.GetValue<string>())];
        }

        var subsets = Items((await api.GetAsync(ResourceKind.Endpoints, ns, service))["subsets"]);
        return [.. subsets.SelectMany(subset => Items(subset["addresses"]).Concat(Items(subset["notReadyAddresses"]))).Select(address => address["ip"]!.GetValue<string>())];
    }

    /// <summary>Makes these, each with its port, all that is behind a Service without selector, and writes them without anybody's help.</summary>
    public static async Task SetAsync(Api api, string ns, string service, params (string[] Addresses, int Port)[] groups)
    {
        if (!await SlicesAreServedAsync(api))
        {
            var subsets = groups.Select(group => $"{{addresses: [{string.Join(", ", group.Addresses.Select(ip => $"{{ip: {ip}}}"))}], ports: [{{name: sql, port: {group.Port}}}]}}");
            await api.ApplyAsync($"{{apiVersion: v1, kind: Endpoints, metadata: {{name: {service}, namespace: {ns}}}, subsets: [{string.Join(", ", subsets)}]}}");
            return;
        }

        var left = (await api.ListAsync(ResourceKind.EndpointSlice, ns)).Select(slice => slice["metadata"]!["name"]!.GetValue<string>()).ToHashSet();
        for (var i = 0; i < groups.Length; i++)
        {
            await api.ApplyAsync(Slice(ns, service, $"{service}-{i}", $"[{string.Join(", ", groups[i].Addresses)}]", "true", groups[i].Port));
            left.Remove($"{service}-{i}");
        }

        foreach (var name in left)
            await api.DeleteAsync(ResourceKind.EndpointSlice, ns, name);
    }

    /// <summary>
    /// Adds an address that is not ready, so that nobody connects to it, and that the Service's own controller leaves alone. Nothing happens
    /// where it is there.
    /// </summary>
    public static async Task EnsureUnreadyAsync(Api api, string ns, string service, string address)
    {
        if ((await AddressesAsync(api, ns, service)).Contains(address))
            return;
        if (await SlicesAreServedAsync(api))
            await api.ApplyAsync(Slice(ns, service, SliceOf(service, address), $"[{address}]", "false", 6443));
        else
            await EditFirstSubsetAsync(api, ns, service, subset => subset["notReadyAddresses"] = new JsonArray(new JsonObject { ["ip"] = address }));
    }

    /// <summary>Takes it away again.</summary>
    public static async Task RemoveUnreadyAsync(Api api, string ns, string service, string address)
    {
        if (await SlicesAreServedAsync(api))
            await api.DeleteAsync(ResourceKind.EndpointSlice, ns, SliceOf(service, address));
        else
            await EditFirstSubsetAsync(api, ns, service, subset => subset.Remove("notReadyAddresses"));
    }

    private static async Task<bool> SlicesAreServedAsync(Api api) => await api.FindAsync("/apis/discovery.k8s.io/v1") is not null;

    private static string SliceOf(string service, string address) => $"{service}-{address.Replace('.', '-')}";

    private static IEnumerable<JsonNode> Items(JsonNode? list) => list?.AsArray().Select(item => item!) ?? [];

    private static string Slice(string ns, string service, string name, string addresses, string ready, int port) => $$$"""
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: {name: {{{name}}}, namespace: {{{ns}}}, labels: {kubernetes.io/service-name: {{{service}}}}}
        addressType: IPv4
        endpoints: [{addresses: {{{addresses}}}, conditions: {ready: {{{ready}}}}}]
        ports: [{name: sql, port: {{{port}}}, protocol: TCP}]
        """;

    private static Task EditFirstSubsetAsync(Api api, string ns, string service, Action<JsonObject> edit) => Eventually.HoldsAsync(async () =>
    {
        var endpoints = await api.GetAsync(ResourceKind.Endpoints, ns, service);
        edit(endpoints["subsets"]![0]!.AsObject());
        var (status, body) = await api.SendAsync(HttpMethod.Put, ResourceKind.Endpoints.Path(ns, service), endpoints);
        Assert.True((int)status == 200, body?.ToJsonString()); // a conflict is tried again
    });
}
