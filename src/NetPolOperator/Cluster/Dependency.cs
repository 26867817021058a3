namespace NetPolOperator.Cluster;

/// <summary>The kinds of things that a plan or a status can have been computed from.</summary>
internal enum DependencyKind : byte
{
    /// <summary>One namespace: that it is there, its labels, whether it terminates.</summary>
    Namespace,

    /// <summary>Which other namespaces pass for one.</summary>
    Namesakes,

    /// <summary>Every namespace.</summary>
    Namespaces,

    /// <summary>One AppSegment, there or not.</summary>
    Segment,

    /// <summary>Every AppSegment of a namespace.</summary>
    Segments,

    /// <summary>One Service, there or not.</summary>
    Service,

    /// <summary>Every Service of a namespace.</summary>
    Services,

    /// <summary>The endpoints of one Service.</summary>
    Endpoints,

    /// <summary>The pods of a namespace.</summary>
    Pods,

    /// <summary>Whether NodeLocal DNSCache runs in a namespace, by however many pods.</summary>
    NodeLocalDns,

    /// <summary>The policies of a namespace.</summary>
    Policies,

    /// <summary>The nodes.</summary>
    Nodes,
}

/// <summary>Something that a plan or a status was computed from; when it changes, that has to be computed again.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Namespace">Its namespace; empty for what has none.</param>
/// <param name="Name">Its name; empty for a whole collection.</param>
internal readonly record struct Dependency(DependencyKind Kind, string Namespace, string Name);
