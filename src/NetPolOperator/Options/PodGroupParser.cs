using k8s.Models;
using NetPolOperator.Core.Manifests.Reading;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Selectors;

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
        CheckOperators(namespaces, map, path + ".namespaceSelector", errors);
        CheckOperators(pods, map, path + ".podSelector", errors);
        return new PodGroup(namespaces ?? LabelSelectors.NamespaceNamed(name ?? ""), pods);
    }

    private static void CheckOperators(V1LabelSelector? selector, SourceMap map, string path, ManifestErrors errors)
    {
        foreach (var requirement in selector?.MatchExpressions ?? [])
        {
            var valued = requirement.OperatorProperty is "In" or "NotIn";
            if (!valued && requirement.OperatorProperty is not ("Exists" or "DoesNotExist"))
                errors.Add(map, path, $"{path}: operator {requirement.OperatorProperty} is not In, NotIn, Exists or DoesNotExist");
            else if (valued == (requirement.Values is null or { Count: 0 }))
                errors.Add(map, path, $"{path}: operator {requirement.OperatorProperty} {(valued ? "needs" : "takes no")} values");
        }
    }
}
