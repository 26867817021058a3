namespace NetPolOperator.E2ETests.Harness;

/// <summary>Everything that an operator writes about the custom resources of some namespaces, with the version of each: resources, policies, events.</summary>
public sealed class Footprint
{
    private readonly SortedDictionary<string, string> _versions = new(StringComparer.Ordinal);

    private Footprint()
    {
    }

    /// <summary>What is there now, but for what concerns the objects of some names.</summary>
    public static async Task<Footprint> TakeAsync(Api api, IEnumerable<string> namespaces, string baseline, params string[] except)
    {
        var footprint = new Footprint();
        foreach (var ns in namespaces)
        {
            foreach (var kind in new[] { ResourceKind.AppSegment, ResourceKind.NetworkPolicy, ResourceKind.Event })
                footprint.Add(kind.Plural, await api.ListAsync(kind, ns), except);
        }

        footprint.Add("baselines", await api.ListAsync(ResourceKind.NamespaceBaseline, null, $"?fieldSelector=metadata.name={baseline}"), except);
        footprint.Add("baselines' events", await api.ListAsync(ResourceKind.Event, "default", $"?fieldSelector=involvedObject.name={baseline}"), except);
        return footprint;
    }

    /// <summary>Fails and tells what somebody has written since, where somebody has.</summary>
    public void AssertSame(Footprint now) => Assert.Equal(
        string.Join('\n', _versions.Select(written => $"{written.Key} {written.Value}")),
        string.Join('\n', now._versions.Select(written => $"{written.Key} {written.Value}")));

    private void Add(string kind, IEnumerable<System.Text.Json.Nodes.JsonNode> objects, string[] except)
    {
        foreach (var found in objects)
        {
            var metadata = found["metadata"]!;
            var about = (found["involvedObject"]?["name"] ?? metadata["name"]!).GetValue<string>();
            if (!except.Contains(about))
                _versions[$"{kind} {metadata["namespace"]}/{metadata["name"]} {found["reason"]}"] = metadata["resourceVersion"]!.GetValue<string>();
        }
    }
}
