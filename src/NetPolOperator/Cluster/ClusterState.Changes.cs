using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Planning;

namespace NetPolOperator.Cluster;

// What a change affects. Called with the lock held.
internal sealed partial class ClusterState
{
    private Affected NamespaceChanged(string name, V1Namespace? before, V1Namespace? after)
    {
        var affected = new Affected();
        CollectDependents(affected, new Dependency(DependencyKind.Namespace, name, ""));
        CollectDependents(affected, new Dependency(DependencyKind.Namespaces, "", ""));
        foreach (var namesake in _tables.SetNamesake(before, after))
        {
            CollectDependents(affected, new Dependency(DependencyKind.Namesakes, namesake, ""));
        }

        affected.Baselines.UnionWith(_tables.Baselines
            .Where(baseline => (before is not null && matches(baseline, before)) || (after is not null && matches(baseline, after)))
            .Select(baseline => baseline.Metadata.Name));
        if (after is null)
        {
            _planned.Remove(name);
            _judged.Remove(name);
            _ownership.ForgetNamespace(name);
            affected.Plans.Remove(name);
            affected.Statuses.Add(name);
        }
        else
        {
            affected.Plans.Add(name);
        }

        return affected;
    }

    private Affected SegmentChanged(string ns, string name)
    {
        var affected = new Affected { Plans = { ns } };
        CollectDependents(affected, new Dependency(DependencyKind.Segment, ns, name));
        CollectDependents(affected, new Dependency(DependencyKind.Segments, ns, ""));
        return affected;
    }

    private Affected BaselineChanged(Affected affected, NamespaceBaseline? before, NamespaceBaseline? after)
    {
        affected.Plans.UnionWith(_tables.Namespaces
            .Where(ns => (before is not null && matches(before, ns)) || (after is not null && matches(after, ns)))
            .Select(ns => ns.Metadata.Name));

        // An invalid spec in between matches nothing, and the policies from before it are there still; so may be those of one that was deleted and
        // made anew.
        foreach (var owner in new[] { before, after }.OfType<NamespaceBaseline>().Select(owner => owner.Metadata.Uid).Distinct())
        {
            affected.Plans.UnionWith(_ownership.NamespacesOf(owner));
        }

        return affected;
    }

    private Affected PolicyChanged(V1NetworkPolicy? before, V1NetworkPolicy? after)
    {
        var value = (after ?? before)!;
        var (ns, name) = (value.Metadata.NamespaceProperty, value.Metadata.Name);
        if (after is not null)
        {
            _ownership.Observe(after);
        }

        // The answer to our own write is not here yet; whoever waits for it looks again (see EndWrite).
        if (_writing.TryGetValue((ns, name), out var write))
        {
            write.Changed = true;
            write.RemovedUid = after is null ? value.Metadata.Uid : write.RemovedUid;
            return Affected.None;
        }

        var affected = new Affected { Plans = { ns } };
        _judged.CollectDependents(new Dependency(DependencyKind.Policies, ns, ""), affected.Statuses);

        // A baseline may have policies in namespaces that it does not match (any more), and its status tells of them.
        affected.Baselines.UnionWith(_tables.Baselines.Where(baseline => baseline.Metadata.Uid == Ownership.OwnerUidOf(value)).Select(baseline => baseline.Metadata.Name));
        return affected;
    }

    private Affected PodChanged(V1Pod? before, V1Pod? after)
    {
        var ns = (after ?? before)!.Metadata.NamespaceProperty;
        var affected = StatusOf(ns);
        var pods = new Dependency(DependencyKind.Pods, ns, "");
        _judged.CollectDependents(pods, affected.Statuses);
        if (before is null || after is null || !Relevance.SameForPlans(before, after))
        {
            _planned.CollectDependents(pods, affected.PlansSoon);
        }

        // Every namespace with DNS asks this: not for each pod of the system is all to be planned again, but only where the answer changes.
        if (_tables.CountNodeLocalDns(ns, before, after))
        {
            var dns = new Dependency(DependencyKind.NodeLocalDns, ns, "");
            _judged.CollectDependents(dns, affected.Statuses);
            _planned.CollectDependents(dns, affected.PlansSoon);
        }

        return affected;
    }

    private Affected ServiceChanged(V1ObjectMeta service)
    {
        var affected = new Affected();
        CollectDependents(affected, new Dependency(DependencyKind.Service, service.NamespaceProperty, service.Name));
        CollectDependents(affected, new Dependency(DependencyKind.Services, service.NamespaceProperty, ""));
        return affected;
    }

    private Affected EndpointsChanged(
        V1ObjectMeta source, string? service, IReadOnlyList<ServiceEndpoints>? endpoints, Affected? affected = null)
    {
        affected ??= new Affected();
        if (service is not null && _tables.SetEndpoints(source.NamespaceProperty, service, source.Name, endpoints))
        {
            CollectDependents(affected, new Dependency(DependencyKind.Endpoints, source.NamespaceProperty, service));
        }

        return affected;
    }

    private Affected NodesChanged()
    {
        var affected = new Affected();
        CollectDependents(affected, new Dependency(DependencyKind.Nodes, "", ""));
        return affected;
    }

    private static Affected StatusOf(string ns) => new() { Statuses = { ns } };
}
