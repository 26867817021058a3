using k8s.Models;
using KubeOps.Abstractions.Entities.Attributes;

namespace NetPolOperator.Core.Api.V1Alpha1;

/// <summary>What a <see cref="NamespaceBaseline"/> asks for.</summary>
[Description("What every matching namespace gets.")]
public sealed class NamespaceBaselineSpec : PolicyOwnerSpec
{
    /// <summary>The namespaces that get the baseline; null is invalid, an empty selector is every namespace.</summary>
    [Required]
    [Description("The namespaces that get this baseline. Required; {} selects every namespace but the excluded ones.")]
    public V1LabelSelector? NamespaceSelector { get; set; }

    /// <summary>Names or globs of namespaces that never get it; null means <see cref="DefaultExcludes"/>.</summary>
    [Description("Namespaces that never get this baseline, by name or glob (kube-*). Default: kube-system, kube-public and kube-node-lease. "
        + "The operator's own namespace is always excluded.")]
    [Items(maxItems: 64)]
    [Length(1, 63)]
    [Pattern(SchemaRules.NamespaceGlob)]
    public IList<string>? ExcludeNamespaces { get; set; }

    /// <summary>Who may call every pod of a matching namespace; null or empty is nobody.</summary>
    [Description("Who may call every pod of a matching namespace. Omitted or empty: nobody.")]
    [Items(maxItems: 64)]
    [ValidationRule(SchemaRules.SegmentNamespaces, message: SchemaRules.SegmentNamespacesMessage)]
    public IList<IngressRule>? AllowFrom { get; set; }

    /// <summary>What every pod of a matching namespace may call; null or empty is nothing but DNS.</summary>
    [Description("What every pod of a matching namespace may call. Omitted or empty: nothing but DNS.")]
    [Items(maxItems: 64)]
    [ValidationRule(SchemaRules.SegmentNamespaces, message: SchemaRules.SegmentNamespacesMessage)]
    public IList<EgressRule>? AllowTo { get; set; }

    /// <summary>The namespaces excluded where <see cref="ExcludeNamespaces"/> is left out.</summary>
    public static IReadOnlyList<string> DefaultExcludes { get; } = ["kube-system", "kube-public", "kube-node-lease"];
}
