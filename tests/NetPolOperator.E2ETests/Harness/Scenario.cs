using System.Text.Json.Nodes;

namespace NetPolOperator.E2ETests.Harness;

/// <summary>Base of the end-to-end tests: the shared cluster, namespaces of the test's own, and what tests ask of them.</summary>
public abstract class Scenario : IAsyncLifetime
{
    private readonly List<(ResourceKind Kind, string? Namespace, string Name)> _created = [];

    /// <summary>Makes the names of cluster-wide objects the test's own.</summary>
    protected string Id { get; } = "t" + Guid.NewGuid().ToString("n")[..7];

    protected TestCluster Cluster { get; private set; } = null!;

    protected Api Api => Cluster.Api;

    public virtual async Task InitializeAsync() => Cluster = await TestCluster.GetAsync();

    public virtual async Task DisposeAsync()
    {
        foreach (var (kind, ns, name) in Enumerable.Reverse(_created))
            await Api.DeleteAsync(kind, ns, name);
    }

    /// <summary>For tests that do what must not be done to somebody else's cluster: see <see cref="TestCluster.GetOwnAsync"/>. Before anything else.</summary>
    protected async Task OnOwnClusterAsync() => Cluster = await TestCluster.GetOwnAsync();

    /// <summary>A new namespace; its label <c>run</c> is the test's id.</summary>
    protected async Task<string> NamespaceAsync(string name, string labels = "{}")
    {
        var unique = $"{name}-{Id}";
        var manifest = Yaml.Documents($"{{apiVersion: v1, kind: Namespace, metadata: {{name: {unique}, labels: {labels}}}}}").Single();
        var all = manifest["metadata"]!["labels"]!.AsObject();
        all["kubernetes.io/metadata.name"] = unique; // not set by the API server before 1.21
        all["run"] = Id;
        await Api.ApplyAsync(manifest);
        _created.Add((ResourceKind.Namespace, null, unique));
        return unique;
    }

    /// <summary>Applies a manifest; what is cluster-wide in it goes with the test.</summary>
    protected async Task ApplyAsync(string manifest)
    {
        foreach (var document in Yaml.Documents(manifest))
        {
            var kind = ResourceKind.Of(document);
            if (!kind.Namespaced)
                _created.Add((kind, null, document["metadata"]!["name"]!.GetValue<string>()));
            await Api.ApplyAsync(document);
        }
    }

    /// <summary>A segment out of its name and spec.</summary>
    protected Task SegmentAsync(string ns, string name, string spec) => ApplyAsync(Segment(ns, name, spec));

    /// <summary>A segment's manifest.</summary>
    protected static string Segment(string ns, string name, string spec) =>
        $"apiVersion: netpol.io/v1alpha1\nkind: AppSegment\nmetadata: {{name: {name}, namespace: {ns}}}\nspec:\n{Indent(spec)}";

    /// <summary>A baseline out of its name and spec.</summary>
    protected Task BaselineAsync(string name, string spec) => ApplyAsync(
        $"apiVersion: netpol.io/v1alpha1\nkind: NamespaceBaseline\nmetadata: {{name: {name}}}\nspec:\n{Indent(spec)}");

    /// <summary>A running pod with an address. No scheduler and no kubelet touches it.</summary>
    protected async Task PodAsync(string ns, string name, string labels, string address = "10.1.2.3", string ports = "[]", bool hostNetwork = false)
    {
        var manifest = $$$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: {{{name}}}, namespace: {{{ns}}}, labels: {{{labels}}}}
            spec:
              schedulerName: nobody
              hostNetwork: {{{(hostNetwork ? "true" : "false")}}}
              automountServiceAccountToken: false
              containers:
              - {name: main, image: registry.k8s.io/pause:3.10, ports: {{{ports}}}}
            """;
        // Where a cluster checks service accounts, the namespace's own appears a moment after the namespace.
        await Eventually.HoldsAsync(() => Api.ApplyAsync(manifest));
        await Api.PatchStatusAsync(
            ResourceKind.Pod, ns, name, $"status: {{phase: Running, podIP: {address}, podIPs: [{{ip: {address}}}], conditions: [{{type: Ready, status: 'True'}}]}}");
    }

    /// <summary>Waits until the policy's spec is exactly this one.</summary>
    protected Task<JsonNode> PolicyBecomesAsync(string ns, string name, string spec)
    {
        var expected = Yaml.Parse(spec);
        return EventuallyAsync(
            () => Api.GetAsync(ResourceKind.NetworkPolicy, ns, name),
            policy => Canonical.AssertEqual(expected, policy["spec"], $"{ns}/{name}"));
    }

    protected Task<JsonNode> PolicyAppearsAsync(string ns, string name) =>
        EventuallyAsync(() => Api.GetAsync(ResourceKind.NetworkPolicy, ns, name), _ => { });

    protected Task PolicyGoesAsync(string ns, string name) =>
        EventuallyAsync(() => Api.FindAsync(ResourceKind.NetworkPolicy, ns, name), policy => Assert.Null(policy));

    /// <summary>Waits until the segment's status, of the current generation, passes the check.</summary>
    protected Task<JsonNode> SegmentStatusAsync(string ns, string name, Action<JsonNode> check) =>
        StatusAsync(ResourceKind.AppSegment, ns, name, check);

    protected Task<JsonNode> BaselineStatusAsync(string name, Action<JsonNode> check) =>
        StatusAsync(ResourceKind.NamespaceBaseline, null, name, check);

    protected Task<JsonNode> SegmentReadyAsync(string ns, string name) =>
        SegmentStatusAsync(ns, name, status => Assert.Equal("True", Condition(status, "Ready")?["status"]?.GetValue<string>()));

    /// <summary>Waits for an event of that reason about that object.</summary>
    protected Task<JsonNode> EventAsync(string ns, string name, string reason) => EventuallyAsync(
        async () => (await Api.ListAsync(ResourceKind.Event, ns, $"?fieldSelector=involvedObject.name={name},reason={reason}")).FirstOrDefault()!,
        Assert.NotNull);

    protected static JsonNode? Condition(JsonNode status, string type) =>
        status["conditions"]?.AsArray().SingleOrDefault(condition => condition!["type"]!.GetValue<string>() == type);

    protected static void AssertCondition(JsonNode status, string type, string expected, string? reason = null)
    {
        var condition = Condition(status, type);
        Assert.True(condition is not null, $"no condition {type} in {status["conditions"]}");
        Assert.True(condition["status"]!.GetValue<string>() == expected, $"{type} is {condition.ToJsonString()}, expected {expected}");
        if (reason is not null)
            Assert.Equal(reason, condition["reason"]!.GetValue<string>());
    }

    /// <summary>The state of the connection that a rule declares.</summary>
    protected static string? ConnectionState(JsonNode status, string rule) => status["connections"]?.AsArray()
        .SingleOrDefault(connection => connection!["rule"]!.GetValue<string>() == rule)?["state"]?.GetValue<string>();

    protected Task<T> EventuallyAsync<T>(Func<Task<T>> read, Action<T> check) =>
        Eventually.GetAsync(read, check, () => "The operator's log ends:\n" + Cluster.Operator.LogTail(30));

    private Task<JsonNode> StatusAsync(ResourceKind kind, string? ns, string name, Action<JsonNode> check) => EventuallyAsync(
        async () =>
        {
            var owner = await Api.GetAsync(kind, ns, name);
            var status = owner["status"];
            Assert.True(status is not null, $"{name} has no status yet");
            Assert.Equal(owner["metadata"]!["generation"]!.GetValue<long>(), status["observedGeneration"]?.GetValue<long>());
            return status;
        },
        check);

    private static string Indent(string text) => "  " + text.TrimEnd().ReplaceLineEndings("\n  ");
}
