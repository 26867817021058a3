using KubeOps.Abstractions.Entities.Attributes;

namespace NetPolOperator.Core.Api.V1Alpha1;

/// <summary>
/// The part of the spec that both kinds share. Enumerations are strings here, so that a value that the schema would have
/// refused (a cluster without it, a file given to the command line) is reported with its field path and not lost in parsing.
/// </summary>
public abstract class PolicyOwnerSpec
{
    /// <summary><see cref="Modes"/>.</summary>
    [Description("Enforce (default) writes the NetworkPolicy. Audit writes nothing and reports in status.audit what Enforce would block.")]
    [EnumValues(Modes.Enforce, Modes.Audit)]
    [DefaultValue(Modes.Enforce)]
    public string? Mode { get; set; }

    /// <summary><see cref="Directions"/>; null means both.</summary>
    [Description("The directions in which the selected pods are isolated: only what is listed may pass. Default: both. A rule of a "
        + "direction that is not isolated is not rendered, because an allow policy would isolate it.")]
    [EnumValues(Directions.Ingress, Directions.Egress)]
    [Items(1, 2)]
    [XListType(XListType.Set)]
    public IList<string>? Isolate { get; set; }

    /// <summary><see cref="DnsModes"/>.</summary>
    [Description("Auto (default) lets the pods reach the cluster's DNS, UDP and TCP, when egress is isolated. None does not.")]
    [EnumValues(DnsModes.Auto, DnsModes.None)]
    [DefaultValue(DnsModes.Auto)]
    public string? Dns { get; set; }
}
