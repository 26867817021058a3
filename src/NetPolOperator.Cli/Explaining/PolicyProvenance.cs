using NetPolOperator.Cli.Inputs;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Cli.Explaining;

/// <summary>Tells which custom resource and field a policy's rule comes from, by what the operator notes on its policies.</summary>
internal sealed class PolicyProvenance(LoadedCluster cluster)
{
    /// <summary>The policy's origin.</summary>
    public PolicyOrigin Of(CompiledPolicy policy)
    {
        var source = Source(policy);
        return new(policy.ToString(), source, source == null ? cluster.PlaceOf("NetworkPolicy", policy.Namespace, policy.Name) : Place(source, ""));
    }

    /// <summary>The rule's origin.</summary>
    public RuleOrigin Of(CompiledRule rule)
    {
        var source = Source(rule.Policy);
        if (source == null) return new(rule.Policy.ToString(), rule.Field, null, null, Find("NetworkPolicy", rule.Policy.Namespace, rule.Policy.Name, rule.Field));
        var fields = Fields(rule);
        return new(rule.Policy.ToString(), rule.Field, source, fields, fields.Count == 0 ? Place(source, "") : Place(source, $"spec.{fields[0]}"));
    }

    /// <summary>The resource that a policy is rendered from, or null.</summary>
    public static string? Source(CompiledPolicy policy) => Annotation(policy, PolicyMetadata.SourceAnnotation);

    private static List<string> Fields(CompiledRule rule) =>
        [.. RuleTrace.FieldsOf(rule.Policy.Source, rule.Field["spec.".Length..]).Select(field => field.Path)];

    private static string? Annotation(CompiledPolicy policy, string name) =>
        policy.Source.Metadata?.Annotations is { } annotations && annotations.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    private string? Place(string source, string path) => source.Split('/') switch
    {
        [var kind, var ns, var name] => Find(kind, ns, name, path),
        [var kind, var name] => Find(kind, "", name, path),
        _ => null,
    };

    private string? Find(string kind, string ns, string name, string path) =>
        cluster.Manifests.FirstOrDefault(m => m.Kind == kind && m.Namespace == ns && m.Name == name) is { } manifest ? $"{manifest.File}:{manifest.Locate(path).Line}" : null;
}
