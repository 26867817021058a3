using System.Runtime.CompilerServices;
using k8s.Models;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>The pods and live policies of one namespace, read from the view once.</summary>
internal sealed class NamespaceScope
{
    private readonly IReadOnlyCollection<V1Pod> _pods;
    private readonly IReadOnlyCollection<V1NetworkPolicy> _policies;
    private readonly GroupIndex _index;
    private readonly Dictionary<CompiledSelector, List<PodGroup>> _selected = [];
    private readonly Dictionary<string, CompiledPolicy> _byName;
    private readonly ConditionalWeakTable<RenderedPolicy, CompiledPolicy> _own = [];
    private IClusterView _view;

    public NamespaceScope(string ns, IClusterView view)
    {
        _view = view;
        Namespace = ns;
        (_policies, _pods) = (view.PoliciesIn(ns), view.PodsIn(ns));
        Policies = [.. _policies.Select(PolicyCompiler.Compile).OrderBy(policy => policy.Name, StringComparer.Ordinal)];
        _byName = Policies.ToDictionary(policy => policy.Name, StringComparer.Ordinal);
        Groups = GroupsOf(_pods);
        _index = new GroupIndex(Groups);
        foreach (var policy in Policies)
            foreach (var group in Select(policy.PodSelector))
                group.Add(policy);
    }

    /// <summary>
    /// Whether another snapshot has the very same pods and policies; from then on it is the one that this speaks of. It is read all the same:
    /// whoever answers may be noting who depends on what.
    /// </summary>
    public bool StillHolds(IClusterView view)
    {
        _view = view;
        var policies = view.PoliciesIn(Namespace);
        var pods = view.PodsIn(Namespace);
        return ReferenceEquals(policies, _policies) && ReferenceEquals(pods, _pods);
    }

    /// <summary>The namespace.</summary>
    public string Namespace { get; }

    /// <summary>The pods.</summary>
    public List<PodGroup> Groups { get; }

    /// <summary>The live policies, whoever owns them, sorted by name.</summary>
    public List<CompiledPolicy> Policies { get; }

    /// <summary>The pods that a selector finds, without those on the host's network.</summary>
    public List<PodGroup> Select(CompiledSelector selector)
    {
        if (!_selected.TryGetValue(selector, out var groups))
            _selected[selector] = groups = _index.Find(selector);
        return groups;
    }

    /// <summary>
    /// What a resource's policy is, as rendered: the live one itself where the plan found that it means the same, so that nobody has
    /// to hold and compile it twice.
    /// </summary>
    public CompiledPolicy Own(RenderedPolicy rendered)
    {
        if (rendered.Live is { } live && _byName.TryGetValue(rendered.Name, out var policy) && live.IsOf(policy.Source.Metadata))
            return policy;
        if (!_own.TryGetValue(rendered, out var own))
            _own.Add(rendered, own = PolicyCompiler.Compile(rendered.Policy ?? throw new ArgumentException($"{rendered.Owner} is invalid", nameof(rendered))));
        return own;
    }

    /// <summary>The live policy of that name.</summary>
    public CompiledPolicy? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Whether a resource's policy, as rendered, is the live one.</summary>
    public bool IsLive(CompiledPolicy own) => _byName.TryGetValue(own.Name, out var live) && ReferenceEquals(live, own);

    /// <summary>Pods to come, as a selector describes them, under the live policies.</summary>
    public PodGroup Imagine(CompiledSelector selector)
    {
        var group = new PodGroup(Endpoint.OfSelector(Namespace, selector));
        foreach (var policy in Policies)
            if (policy.Selects(group.Example))
                group.Add(policy);
        return group;
    }

    private static List<PodGroup> GroupsOf(IReadOnlyCollection<V1Pod> pods)
    {
        var groups = new Dictionary<V1Pod, PodGroup>(pods.Count, PodGrouping.Instance);
        foreach (var pod in pods)
        {
            var endpoint = Endpoint.OfPod(pod);
            if (groups.TryGetValue(pod, out var group))
                group.Add(endpoint);
            else
                groups[pod] = new PodGroup(endpoint);
        }

        // What is said of several names the first one: the same after a restart, when the watch brings them in another order.
        return [.. groups.Values.OrderBy(group => group.Example.Name, StringComparer.Ordinal)];
    }
}
