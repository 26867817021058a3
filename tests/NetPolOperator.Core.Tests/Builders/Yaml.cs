using k8s;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Manifests.Reading;

namespace NetPolOperator.Core.Tests.Builders;

/// <summary>Objects and clusters from YAML as people write it.</summary>
internal static class Yaml
{
    public static IReadOnlyList<IKubernetesObject<V1ObjectMeta>> Objects(string text)
    {
        var file = ManifestReader.Read("test.yaml", text);
        Assert.Empty(file.SyntaxErrors);
        Assert.All(file.Objects, o => Assert.Empty(o.Errors));
        return file.Objects.Select(o => o.Value).OfType<IKubernetesObject<V1ObjectMeta>>().ToList();
    }

    public static ClusterSnapshot Cluster(string text) => ClusterSnapshot.From(Objects(text));

    public static T One<T>(string text) => Objects(text).OfType<T>().Single();

    /// <summary>A segment of the namespace shop from the lines of its spec.</summary>
    public static AppSegment Segment(string spec, string name = "orders", string ns = "shop") =>
        One<AppSegment>($"apiVersion: netpol.io/v1alpha1\nkind: AppSegment\nmetadata: {{name: {name}, namespace: {ns}, uid: uid-{name}}}\nspec:\n{Indent(spec)}");

    /// <summary>A baseline from the lines of its spec.</summary>
    public static NamespaceBaseline Baseline(string spec, string name = "default-deny") =>
        One<NamespaceBaseline>($"apiVersion: netpol.io/v1alpha1\nkind: NamespaceBaseline\nmetadata: {{name: {name}, uid: uid-{name}}}\nspec:\n{Indent(spec)}");

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(l => "  " + l));
}
