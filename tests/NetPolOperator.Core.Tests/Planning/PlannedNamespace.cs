using System.Globalization;
using k8s;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Planning;

/// <summary>The namespace shop, planned and written as the operator does it: each object can be put, changed and taken away.</summary>
internal sealed class PlannedNamespace
{
    public const string Name = "shop";

    private readonly Dictionary<string, IKubernetesObject<V1ObjectMeta>> _objects = [];
    private int _version;

    public PlannedNamespace(string yaml = "")
    {
        Put(Yaml.One<V1Namespace>($"{{apiVersion: v1, kind: Namespace, metadata: {{name: {Name}, uid: uid-shop}}}}"));
        if (yaml.Length > 0)
        {
            Put([.. Yaml.Objects(yaml)]);
        }
    }

    public DateTimeOffset Now { get; set; } = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public OwnershipMemory Memory { get; private set; } = new();

    public NamespacePlan? Last { get; private set; }

    public ClusterSnapshot View => ClusterSnapshot.From(_objects.Values);

    public RenderSettings Settings { get; set; } = RenderSettings.Default;

    public void Put(params IKubernetesObject<V1ObjectMeta>[] objects)
    {
        foreach (var item in objects)
        {
            Record(item, StatusOf(item)?.Policies ?? StatusOf(_objects.GetValueOrDefault(KeyOf(item)))?.Policies);
            _objects[KeyOf(item)] = item;
        }
    }

    public void Remove(IKubernetesObject<V1ObjectMeta> item) => _objects.Remove(KeyOf(item));

    public V1NetworkPolicy Policy(string name) => View.PoliciesIn(Name).Single(p => p.Metadata.Name == name);

    public NamespacePlan Plan() => NamespacePlanner.Plan(Name, View, Settings, Memory, Now, Last);

    /// <summary>Plans and writes; the answer is the plan as it was before.</summary>
    public NamespacePlan Reconcile()
    {
        var plan = Plan();
        foreach (var change in plan.Changes.All)
        {
            if (change.Kind == ChangeKind.Delete)
            {
                Remove(change.Live!);
                Memory.Forget(change.Namespace, change.Name);
            }
            else
            {
                Store(change.Desired!);
                Record(change);
            }
        }

        Last = plan.Written(View.PoliciesIn(Name));
        return plan;
    }

    /// <summary>As if the status of an owner told nothing of its policies, as of those beyond the first 50.</summary>
    public void ForgetStatus(IKubernetesObject<V1ObjectMeta> owner) => Record(_objects[KeyOf(owner)], null);

    /// <summary>Plans, and writes nothing.</summary>
    public void Remember() => Last = Plan();

    /// <summary>Another process takes over: all that it knows is what is there.</summary>
    public void Restart()
    {
        (Last, Memory) = (null, new OwnershipMemory());
        foreach (var policy in View.PoliciesIn(Name))
        {
            Memory.Observe(policy);
        }
    }

    /// <summary>The only change of the next plan.</summary>
    public PolicyChange OnlyChange() => Assert.Single(Plan().Changes.All);

    /// <summary>Stores a policy as the API server does: under a new version.</summary>
    public V1NetworkPolicy Store(V1NetworkPolicy policy)
    {
        var uid = policy.Metadata.Uid ?? $"policy-{++_version}";
        var stored = policy with { Metadata = policy.Metadata with { Uid = uid, ResourceVersion = (++_version).ToString(CultureInfo.InvariantCulture) } };
        Put(stored);
        Memory.Observe(stored);
        return stored;
    }

    // What the operator writes into the status of the policy's owner.
    private void Record(PolicyChange written)
    {
        if (written.Owner.Uid.Length > 0 && _objects.Values.FirstOrDefault(item => item.Metadata.Uid == written.Owner.Uid) is { } owner)
        {
            var hash = written.Desired!.Metadata.Annotations[PolicyMetadata.SpecHashAnnotation];
            Record(owner, [new PolicyReference { Namespace = written.Namespace, Name = written.Name, Hash = hash }]);
        }
    }

    private static PolicyOwnerStatus? StatusOf(object? item) => item is AppSegment segment ? segment.Status : (item as NamespaceBaseline)?.Status;

    private static void Record(object owner, IList<PolicyReference>? policies)
    {
        if (owner is AppSegment segment)
        {
            (segment.Status ??= new AppSegmentStatus()).Policies = policies;
        }
        else if (owner is NamespaceBaseline baseline)
        {
            (baseline.Status ??= new NamespaceBaselineStatus()).Policies = policies;
        }
    }

    private static string KeyOf(IKubernetesObject<V1ObjectMeta> item) => $"{item.GetType().Name}/{item.Metadata.NamespaceProperty}/{item.Metadata.Name}";
}
