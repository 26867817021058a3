using k8s.Models;
using KubeOps.Abstractions.Entities;
using KubeOps.Abstractions.Entities.Attributes;

namespace KubeOps.Tests.Transpiler;

/// <summary>One of everything that a schema can say.</summary>
[KubernetesEntity(Group = "test.io", ApiVersion = "v1beta1", Kind = "Gadget", PluralName = "gadgets")]
[KubernetesEntityShortNames("gd", "gad")]
[EntityScope(EntityScope.Cluster)]
[Description("A thing.")]
[GenericAdditionalPrinterColumn(".spec.size", "Size", "integer", Description = "How big.", Format = "int32")]
[GenericAdditionalPrinterColumn(".metadata.creationTimestamp", "Age", "date", Priority = PrinterColumnPriority.WideView)]
internal sealed class Gadget : CustomKubernetesEntity<Gadget.GadgetSpec, Gadget.GadgetStatus>
{
    [ValidationRule("self.size > 0 || has(self.name)", message: "a name: or a size", reason: "FieldValueInvalid", fieldPath: ".name")]
    internal sealed class GadgetSpec
    {
        [Required]
        [Description("It's a name, with: a colon and # a hash.")]
        [Length(1, 63)]
        [Pattern("^[a-z]+$")]
        public string? Name { get; set; }

        [RangeMinimum(0, exclusiveMinimum: true)]
        [RangeMaximum(10)]
        [DefaultValue(3)]
        public int Size { get; set; }

        public long? Big { get; set; }

        public bool On { get; set; }

        public double? Ratio { get; set; }

        public DateTime? Since { get; set; }

        [RangeMinimum(1)]
        [Length(maxLength: 15)]
        public IntOrString? Port { get; set; }

        [EnumValues("yes", "no", "1")]
        [Items(1, 2)]
        [XListType(XListType.Set)]
        [DefaultValue("""["yes"]""", Json = true)]
        [Description("Long enough to be folded over several lines, because nobody likes to scroll to the right in order to read what a field is for.")]
        public IList<string>? Choices { get; set; }

        [XListType(XListType.Map)]
        [XListMapKeys("key")]
        public IReadOnlyList<Part>? Parts { get; set; }

        [PropertyLimits(maxProperties: 8)]
        [Length(maxLength: 20)]
        public IDictionary<string, string>? Notes { get; set; }

        public V1LabelSelector? Selector { get; set; }

        [PreserveUnknownFields]
        public Part? Anything { get; set; }

        [Ignore]
        public string? Secret { get; set; }
    }

    internal sealed class Part
    {
        [Required]
        public string? Key { get; set; }
    }

    internal sealed class GadgetStatus
    {
        public IList<V1Condition>? Conditions { get; set; }
    }
}

/// <summary>Contains itself.</summary>
[Ignore]
[KubernetesEntity(Group = "test.io", ApiVersion = "v1", Kind = "Endless", PluralName = "endless")]
internal sealed class Endless : CustomKubernetesEntity<Endless.EndlessSpec>
{
    internal sealed class EndlessSpec
    {
        public IList<EndlessSpec>? Children { get; set; }
    }
}
