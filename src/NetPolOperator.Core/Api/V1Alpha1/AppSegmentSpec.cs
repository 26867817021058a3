using k8s.Models;
using KubeOps.Abstractions.Entities.Attributes;

namespace NetPolOperator.Core.Api.V1Alpha1;

/// <summary>What an <see cref="AppSegment"/> asks for.</summary>
[Description("What the segment is, who may call it and what it may call.")]
public sealed class AppSegmentSpec : PolicyOwnerSpec
{
    /// <summary>The segment's pods; null is invalid, an empty selector is every pod of the namespace.</summary>
    [Required]
    [Description("The pods of this segment, in its own namespace. Required; {} selects every pod of the namespace.")]
    public V1LabelSelector? PodSelector { get; set; }

    /// <summary>The container ports that the segment serves.</summary>
    [Description("The container ports that this segment serves: pod ports, not Service ports. Rules without ports of their own mean these.")]
    [Items(maxItems: 64)]
    [ValidationRule(SchemaRules.UniquePortNames, message: "port names must be unique")]
    public IList<SegmentPort>? Ports { get; set; }

    /// <summary>Who may call the segment; null or empty is nobody.</summary>
    [Description("Who may call this segment. Omitted or empty: nobody.")]
    [Items(maxItems: 64)]
    public IList<IngressRule>? AllowFrom { get; set; }

    /// <summary>What the segment may call; null or empty is nothing but DNS.</summary>
    [Description("What this segment may call. Omitted or empty: nothing but DNS.")]
    [Items(maxItems: 64)]
    public IList<EgressRule>? AllowTo { get; set; }
}
