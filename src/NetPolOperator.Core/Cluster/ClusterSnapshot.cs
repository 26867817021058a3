using k8s;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Selectors;

namespace NetPolOperator.Core.Cluster;

/// <summary>
/// A cluster as a list of objects gives it: files, or one listing of a live cluster. Finished pods are left out, a namespace
/// that objects lie in is implied where its Namespace object is missing, and a later object replaces an earlier one of its key.
/// </summary>
public sealed class ClusterSnapshot : IClusterView
{
    private readonly Dictionary<string, V1Namespace> _namespaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamespaceBaseline> _baselines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, V1Node> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, AppSegment>> _segments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, V1Service>> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, V1Pod>> _pods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, V1NetworkPolicy>> _policies = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Namespace, string Service), Dictionary<string, IReadOnlyList<ServiceEndpoints>>> _slices = [];
    private readonly Dictionary<(string Namespace, string Service), IReadOnlyList<ServiceEndpoints>> _endpoints = [];

    private ClusterSnapshot()
    {
    }

    /// <summary>A cluster without anything.</summary>
    public static ClusterSnapshot Empty { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyCollection<V1Namespace> Namespaces => _namespaces.Values;

    /// <inheritdoc/>
    public IReadOnlyCollection<NamespaceBaseline> Baselines => _baselines.Values;

    /// <inheritdoc/>
    public IReadOnlyCollection<V1Node> Nodes => _nodes.Values;

    /// <summary>The cluster that the objects make; kinds that nothing here looks at are left out.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="nameLabelsAreSet">
    /// Whether namespaces count as labelled with their names, as API servers since 1.21 do it and files rarely do. False for the
    /// objects of a live cluster, which may be older: rendering warns then.
    /// </param>
    public static ClusterSnapshot From(IEnumerable<IKubernetesObject<V1ObjectMeta>> objects, bool nameLabelsAreSet = true)
    {
        ArgumentNullException.ThrowIfNull(objects);
        var snapshot = new ClusterSnapshot();
        foreach (var item in objects)
        {
            snapshot.Add(item is V1Namespace ns && nameLabelsAreSet ? Named(ns) : item);
        }

        return snapshot;
    }

    /// <summary>Whether a pod has finished: it has no address any more, and connects to nothing.</summary>
    public static bool HasEnded(V1Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return pod.Status?.Phase is "Succeeded" or "Failed";
    }

    /// <inheritdoc/>
    public V1Namespace? FindNamespace(string name) => _namespaces.GetValueOrDefault(name);

    /// <inheritdoc/>
    public IReadOnlyList<string> NamesakesOf(string ns) =>
        [.. _namespaces.Values.Where(other => LabelSelectors.PassesFor(other) == ns).Select(other => other.Metadata.Name).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public AppSegment? FindSegment(string ns, string name) => _segments.GetValueOrDefault(ns)?.GetValueOrDefault(name);

    /// <inheritdoc/>
    public V1Service? FindService(string ns, string name) => _services.GetValueOrDefault(ns)?.GetValueOrDefault(name);

    /// <inheritdoc/>
    public IReadOnlyCollection<AppSegment> SegmentsIn(string ns) => _segments.GetValueOrDefault(ns)?.Values ?? (IReadOnlyCollection<AppSegment>)[];

    /// <inheritdoc/>
    public IReadOnlyCollection<V1Pod> PodsIn(string ns) => _pods.GetValueOrDefault(ns)?.Values ?? (IReadOnlyCollection<V1Pod>)[];

    /// <inheritdoc/>
    public bool HasNodeLocalDns(string ns) => PodsIn(ns).Any(NodeLocalDnsPods.Contain);

    /// <inheritdoc/>
    public IReadOnlyCollection<V1NetworkPolicy> PoliciesIn(string ns) => _policies.GetValueOrDefault(ns)?.Values ?? (IReadOnlyCollection<V1NetworkPolicy>)[];

    /// <inheritdoc/>
    public IReadOnlyCollection<V1Service> ServicesIn(string ns) => _services.GetValueOrDefault(ns)?.Values ?? (IReadOnlyCollection<V1Service>)[];

    /// <inheritdoc/>
    public IReadOnlyCollection<ServiceEndpoints> EndpointsOf(string ns, string service) =>
        // Where both are given, the slices say the same and more.
        _slices.TryGetValue((ns, service), out var slices) ? slices.Values.SelectMany(s => s).ToList()
        : _endpoints.GetValueOrDefault((ns, service)) ?? [];

    private void Add(IKubernetesObject<V1ObjectMeta> item)
    {
        switch (item)
        {
            case V1Namespace ns:
                _namespaces[ns.Metadata.Name] = ns;
                break;
            case NamespaceBaseline baseline:
                _baselines[baseline.Metadata.Name] = baseline;
                break;
            case V1Node node:
                _nodes[node.Metadata.Name] = node;
                break;
            case AppSegment segment:
                Put(_segments, segment);
                break;
            case V1Service service:
                Put(_services, service);
                break;
            case V1Pod pod when !HasEnded(pod):
                Put(_pods, pod);
                break;
            case V1NetworkPolicy policy:
                Put(_policies, policy);
                break;
            case V1EndpointSlice slice:
                AddSlice(slice);
                break;
            case V1Endpoints endpoints:
                _endpoints[(NamespaceOf(endpoints), endpoints.Metadata.Name)] = EndpointsNormalizer.From(endpoints);
                break;
        }
    }

    private void AddSlice(V1EndpointSlice slice)
    {
        if (EndpointsNormalizer.ServiceOf(slice) is { } service)
        {
            var key = (NamespaceOf(slice), service);
            if (!_slices.TryGetValue(key, out var slices))
            {
                _slices[key] = slices = new(StringComparer.Ordinal);
            }

            slices[slice.Metadata.Name ?? ""] = EndpointsNormalizer.From(slice);
        }
    }

    private void Put<T>(Dictionary<string, Dictionary<string, T>> table, T item)
        where T : IKubernetesObject<V1ObjectMeta>
    {
        var ns = NamespaceOf(item);
        if (!table.TryGetValue(ns, out var items))
        {
            table[ns] = items = new(StringComparer.Ordinal);
        }

        items[item.Metadata.Name ?? ""] = item;
        _namespaces.TryAdd(ns, ImpliedNamespace(ns));
    }

    // kubectl puts an object without a namespace into "default".
    private static string NamespaceOf(IKubernetesObject<V1ObjectMeta> item) =>
        string.IsNullOrEmpty(item.Metadata.NamespaceProperty) ? "default" : item.Metadata.NamespaceProperty;

    private static V1Namespace Named(V1Namespace ns)
    {
        if (ns.Metadata.Labels is { } given && given.TryGetValue(Selectors.LabelSelectors.NamespaceNameLabel, out var name) && name == ns.Metadata.Name)
        {
            return ns;
        }

        var labels = new Dictionary<string, string>(ns.Metadata.Labels ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            [Selectors.LabelSelectors.NamespaceNameLabel] = ns.Metadata.Name,
        };
        return ns with { Metadata = ns.Metadata with { Labels = labels } };
    }

    private static V1Namespace ImpliedNamespace(string name) => new()
    {
        ApiVersion = "v1",
        Kind = V1Namespace.KubeKind,
        Metadata = new V1ObjectMeta
        {
            Name = name,
            Labels = new Dictionary<string, string> { [Selectors.LabelSelectors.NamespaceNameLabel] = name },
        },
    };
}
