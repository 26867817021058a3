using k8s.Models;
using NetPolOperator.Core.Manifests.Reading;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Selectors;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Options;

/// <summary>
/// Reads the pods behind an entity: a list of <c>{namespace | namespaceSelector, podSelector}</c>. A namespace is required, as a
/// pod label alone could be worn by any tenant's pod.
/// </summary>
internal static class PodGroupParser
{
    private const string Example = """[{"namespace":"monitoring","podSelector":{"matchLabels":{"app":"prometheus"}}}]""";
    private const string Fix = "give a list, as " + Example;

    /// <summary>The groups, or null after what is wrong with them was said.</summary>
    public static IReadOnlyList<PodGroup>? Parse(SettingValue value)
    {
        if (value.Node is not SourceList list)
        {
            value.Fail("not a list", Fix);
            return null;
        }

        var errors = new ManifestErrors("");
        var groups = new List<PodGroup>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is SourceMap map)
                groups.Add(Group(new FieldReader(map, $"[{i}]", errors), map, $"[{i}]", errors));
            else
                errors.Wrong(list.Items[i], $"[{i}]", "a mapping");
        }

        foreach (var error in errors.All)
            value.Fail(error.Message, Fix, error.Path);
        return errors.All.Count == 0 ? groups : null;
    }

    private static PodGroup Group(FieldReader reader, SourceMap map, string path, ManifestErrors errors)
    {
        var name = reader.String("namespace");
        var namespaces = reader.Object("namespaceSelector", SelectorDecoder.Selector);
        var pods = reader.Object("podSelector", SelectorDecoder.Selector) ?? new V1LabelSelector();
        reader.NothingElse();
        if ((name is null) == (namespaces is null))
            errors.Add(map, path, $"{path} needs a namespace or a namespaceSelector, exactly one of the two");
        else if (name is not null && !KubernetesNames.IsLabel(name))
            errors.Add(map, path + ".namespace", $"{path}.namespace is not a valid name");
        Check(namespaces, map, path + ".namespaceSelector", errors);
        Check(pods, map, path + ".podSelector", errors);
        return new PodGroup(namespaces ?? LabelSelectors.NamespaceNamed(name ?? ""), pods);
    }

    // Policies would hold them as they are, and the API server refuse each of those.
    private static void Check(V1LabelSelector? selector, SourceMap map, string path, ManifestErrors errors)
    {
        var found = new ViolationList();
        if (selector is not null)
            SelectorRules.Check(selector, path, found);
        foreach (var violation in found.Items)
            errors.Add(map, violation.Path, violation.ToString());
    }
}
