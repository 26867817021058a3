using System.Globalization;
using System.Text.Json.Serialization;
using k8s.Models;
using KubeOps.Abstractions.Entities;

namespace KubeOps.Tests.Operator;

/// <summary>A custom resource of the tests.</summary>
[KubernetesEntity(Group = "test.io", ApiVersion = "v1", Kind = "Widget", PluralName = "widgets")]
public class Widget : CustomKubernetesEntity<Widget.WidgetSpec>
{
    public static string Json(string name, int resourceVersion, int generation) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"metadata":{"name":"{{{name}}}","namespace":"shop","uid":"u","resourceVersion":"{{{resourceVersion}}}","generation":{{{generation}}}},"spec":{"size":1}}""");

    public sealed class WidgetSpec
    {
        public int Size { get; set; }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Widget))]
internal sealed partial class WidgetJsonContext : JsonSerializerContext;
