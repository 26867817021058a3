using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Cluster;

// What the controllers and the listings feed.
internal sealed partial class ClusterState
{
    /// <summary>A namespace is there or has changed.</summary>
    public Affected Upsert(V1Namespace value)
    {
        lock (_gate)
        {
            return _tables.NamespaceTable.TryUpsert(value, out var previous) && (previous is null || !Relevance.Same(previous, value))
                ? NamespaceChanged(value.Metadata.Name, previous, value)
                : Affected.None;
        }
    }

    /// <summary>A namespace is gone.</summary>
    public Affected Remove(V1Namespace value)
    {
        lock (_gate)
        {
            return _tables.NamespaceTable.TryRemove("", value.Metadata.Name, value.Metadata.Uid, out var previous)
                ? NamespaceChanged(previous.Metadata.Name, previous, null)
                : Affected.None;
        }
    }

    /// <summary>A segment is there or has changed. Its status alone affects nothing, unless somebody else wrote it.</summary>
    public Affected Upsert(AppSegment value)
    {
        lock (_gate)
        {
            if (!_tables.SegmentTable.TryUpsert(value, out var previous))
            {
                return Affected.None;
            }

            if (previous is null || !Relevance.SameSpec(previous.Metadata, value.Metadata))
            {
                if (previous is not null)
                {
                    _ownership.OwnerChanged(previous.Metadata.Uid, [value.Metadata.NamespaceProperty]);
                }

                return SegmentChanged(value.Metadata.NamespaceProperty, value.Metadata.Name);
            }

            return _writingStatus.Contains(value.Metadata.Uid) ? Affected.None : StatusOf(value.Metadata.NamespaceProperty);
        }
    }

    /// <summary>A segment is gone.</summary>
    public Affected Remove(AppSegment value)
    {
        lock (_gate)
        {
            if (!_tables.SegmentTable.TryRemove(value.Metadata.NamespaceProperty, value.Metadata.Name, value.Metadata.Uid, out var previous))
            {
                return Affected.None;
            }

            _ownership.OwnerChanged(previous.Metadata.Uid, [value.Metadata.NamespaceProperty]);
            return SegmentChanged(value.Metadata.NamespaceProperty, value.Metadata.Name);
        }
    }

    /// <summary>A baseline is there or has changed.</summary>
    public Affected Upsert(NamespaceBaseline value)
    {
        lock (_gate)
        {
            if (!_tables.BaselineTable.TryUpsert(value, out var previous))
            {
                return Affected.None;
            }

            var affected = new Affected { Baselines = { value.Metadata.Name } };
            if (previous is not null && Relevance.SameSpec(previous.Metadata, value.Metadata))
            {
                return _writingStatus.Contains(value.Metadata.Uid) ? Affected.None : affected;
            }

            var noLongerAsked = _validBaselines.NoLongerAsked(previous, value, _tables.Namespaces);
            _validBaselines.Observe(value);
            BaselineChanged(affected, previous, value);
            if (previous is not null)
            {
                _ownership.OwnerChanged(previous.Metadata.Uid, previous.Metadata.Uid == value.Metadata.Uid ? noLongerAsked : affected.Plans);
            }

            return affected;
        }
    }

    /// <summary>A baseline is gone.</summary>
    public Affected Remove(NamespaceBaseline value)
    {
        lock (_gate)
        {
            if (!_tables.BaselineTable.TryRemove("", value.Metadata.Name, value.Metadata.Uid, out var previous))
            {
                return Affected.None;
            }

            _validBaselines.Forget(previous);
            var affected = BaselineChanged(new Affected { Baselines = { value.Metadata.Name } }, previous, null);
            _ownership.OwnerChanged(previous.Metadata.Uid, affected.Plans);
            return affected;
        }
    }

    /// <summary>A policy is there or has changed. The echo of an own write affects nothing.</summary>
    public Affected Upsert(V1NetworkPolicy value)
    {
        lock (_gate)
        {
            return _tables.PolicyTable.TryUpsert(value, out var previous) && (previous is null || !Relevance.Same(previous, value))
                ? PolicyChanged(previous, value)
                : Affected.None;
        }
    }

    /// <summary>A policy is gone.</summary>
    public Affected Remove(V1NetworkPolicy value)
    {
        lock (_gate)
        {
            return _tables.PolicyTable.TryRemove(value.Metadata.NamespaceProperty, value.Metadata.Name, value.Metadata.Uid, out var previous)
                ? PolicyChanged(previous, null)
                : Affected.None;
        }
    }

    /// <summary>A pod is there or has changed; one that has finished counts as gone.</summary>
    public Affected Upsert(V1Pod value)
    {
        if (Relevance.IsFinished(value))
        {
            return Remove(value);
        }

        lock (_gate)
        {
            return _tables.PodTable.TryUpsert(value, out var previous) && (previous is null || !Relevance.Same(previous, value))
                ? PodChanged(previous, value)
                : Affected.None;
        }
    }

    /// <summary>A pod is gone.</summary>
    public Affected Remove(V1Pod value)
    {
        lock (_gate)
        {
            return _tables.PodTable.TryRemove(value.Metadata.NamespaceProperty, value.Metadata.Name, value.Metadata.Uid, out var previous)
                ? PodChanged(previous, null)
                : Affected.None;
        }
    }

    /// <summary>A Service is there or has changed.</summary>
    public Affected Upsert(V1Service value)
    {
        lock (_gate)
        {
            return _tables.ServiceTable.TryUpsert(value, out var previous) && (previous is null || !Relevance.Same(previous, value))
                ? ServiceChanged(value.Metadata)
                : Affected.None;
        }
    }

    /// <summary>A Service is gone.</summary>
    public Affected Remove(V1Service value)
    {
        lock (_gate)
        {
            return _tables.ServiceTable.TryRemove(value.Metadata.NamespaceProperty, value.Metadata.Name, value.Metadata.Uid, out _)
                ? ServiceChanged(value.Metadata)
                : Affected.None;
        }
    }

    /// <summary>An EndpointSlice is there or has changed.</summary>
    public Affected Upsert(V1EndpointSlice value)
    {
        lock (_gate)
        {
            if (!_tables.SliceTable.TryUpsert(value, out var previous))
            {
                return Affected.None;
            }

            var affected = previous is not null && EndpointsNormalizer.ServiceOf(previous) != EndpointsNormalizer.ServiceOf(value)
                ? EndpointsChanged(previous.Metadata, EndpointsNormalizer.ServiceOf(previous), null)
                : new Affected();
            return EndpointsChanged(value.Metadata, EndpointsNormalizer.ServiceOf(value), EndpointsNormalizer.From(value), affected);
        }
    }

    /// <summary>An EndpointSlice is gone.</summary>
    public Affected Remove(V1EndpointSlice value)
    {
        lock (_gate)
        {
            return _tables.SliceTable.TryRemove(value.Metadata.NamespaceProperty, value.Metadata.Name, value.Metadata.Uid, out var previous)
                ? EndpointsChanged(previous.Metadata, EndpointsNormalizer.ServiceOf(previous), null)
                : Affected.None;
        }
    }

    /// <summary>An Endpoints object is there or has changed.</summary>
    public Affected Upsert(V1Endpoints value)
    {
        lock (_gate)
        {
            return _tables.EndpointsTable.TryUpsert(value, out _)
                ? EndpointsChanged(value.Metadata, value.Metadata.Name, EndpointsNormalizer.From(value))
                : Affected.None;
        }
    }

    /// <summary>An Endpoints object is gone.</summary>
    public Affected Remove(V1Endpoints value)
    {
        lock (_gate)
        {
            return _tables.EndpointsTable.TryRemove(value.Metadata.NamespaceProperty, value.Metadata.Name, value.Metadata.Uid, out _)
                ? EndpointsChanged(value.Metadata, value.Metadata.Name, null)
                : Affected.None;
        }
    }

    /// <summary>A node is there or has changed.</summary>
    public Affected Upsert(V1Node value)
    {
        lock (_gate)
        {
            return _tables.NodeTable.TryUpsert(value, out var previous) && (previous is null || !Relevance.Same(previous, value))
                ? NodesChanged()
                : Affected.None;
        }
    }

    /// <summary>A node is gone.</summary>
    public Affected Remove(V1Node value)
    {
        lock (_gate)
        {
            return _tables.NodeTable.TryRemove("", value.Metadata.Name, value.Metadata.Uid, out _) ? NodesChanged() : Affected.None;
        }
    }
}
