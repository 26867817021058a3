using NetPolOperator.Core.Cluster;

namespace NetPolOperator.Core.Rendering;

/// <summary>What a rendering was made from, and holds as long as none of it changes.</summary>
/// <param name="Version">The resource's spec.</param>
/// <param name="Facts">What was asked about the cluster, with the answers.</param>
internal sealed record RenderedFrom(SpecVersion Version, KeyValuePair<ObjectKey, object>[] Facts);
