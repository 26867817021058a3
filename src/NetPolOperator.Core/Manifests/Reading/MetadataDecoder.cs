using System.Globalization;
using k8s.Models;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>Reads metadata.</summary>
internal static class MetadataDecoder
{
    public static V1ObjectMeta Metadata(FieldReader r, bool strict = false) =>
        r.Object("metadata", m => Read(m, strict)) ?? new V1ObjectMeta();

    private static V1ObjectMeta Read(FieldReader r, bool strict)
    {
        var metadata = new V1ObjectMeta
        {
            Name = r.String("name"),
            NamespaceProperty = r.String("namespace"),
            Uid = r.String("uid"),
            ResourceVersion = r.String("resourceVersion"),
            Generation = r.Long("generation"),
            CreationTimestamp = Time(r, "creationTimestamp"),
            DeletionTimestamp = Time(r, "deletionTimestamp"),
            Labels = r.StringMap("labels"),
            Annotations = r.StringMap("annotations"),
            OwnerReferences = r.List("ownerReferences", Owner),
        };
        r.Ignore("generateName", "selfLink", "managedFields", "finalizers", "deletionGracePeriodSeconds");
        if (strict) r.NothingElse();
        return metadata;
    }

    private static V1OwnerReference Owner(FieldReader r) => new()
    {
        ApiVersion = r.String("apiVersion") ?? "",
        Kind = r.String("kind") ?? "",
        Name = r.String("name") ?? "",
        Uid = r.String("uid") ?? "",
        Controller = r.Boolean("controller"),
        BlockOwnerDeletion = r.Boolean("blockOwnerDeletion"),
    };

    private static DateTime? Time(FieldReader r, string name) =>
        r.Has(name) && DateTime.TryParse(r.Map.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time)
            ? Known(r, name, time)
            : Known<DateTime?>(r, name, null);

    private static T Known<T>(FieldReader r, string name, T value)
    {
        r.Ignore(name);
        return value;
    }
}
