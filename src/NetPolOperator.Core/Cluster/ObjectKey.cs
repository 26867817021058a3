namespace NetPolOperator.Core.Cluster;

/// <summary>Names an object of a cluster.</summary>
/// <param name="Kind">The kind, <c>AppSegment</c>.</param>
/// <param name="Namespace">The namespace; empty for cluster-scoped kinds.</param>
/// <param name="Name">The name.</param>
public readonly record struct ObjectKey(string Kind, string Namespace, string Name)
{
    /// <summary><c>AppSegment/shop/orders</c>, or <c>NamespaceBaseline/default-deny</c>.</summary>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind}/{Name}" : $"{Kind}/{Namespace}/{Name}";
}
