using System.Reflection;
using k8s.Models;
using KubeOps.Abstractions.Entities;
using KubeOps.Abstractions.Entities.Attributes;
using KubeOps.Transpiler.Schemas;
using KubeOps.Transpiler.Yaml;

namespace KubeOps.Transpiler;

/// <summary>Makes CustomResourceDefinitions from C# types: the same types give the same bytes.</summary>
public static class Crds
{
    /// <summary>The definitions of every custom resource of an assembly, by file name.</summary>
    /// <param name="assembly">Classes with <see cref="KubernetesEntityAttribute"/> and without <see cref="IgnoreAttribute"/> count.</param>
    /// <param name="options">What the types do not say.</param>
    public static IReadOnlyList<CrdFile> Transpile(Assembly assembly, CrdOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return
        [
            .. assembly.GetTypes()
                .Where(t => t.IsDefined(typeof(KubernetesEntityAttribute), false) && !t.IsDefined(typeof(IgnoreAttribute), false))
                .Select(t => Transpile(t, options))
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The definition of one custom resource.</summary>
    /// <param name="type">Its class.</param>
    /// <param name="options">What the type does not say.</param>
    /// <exception cref="InvalidOperationException">The type cannot be expressed as a structural schema.</exception>
    public static CrdFile Transpile(Type type, CrdOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        options ??= new CrdOptions();
        var entity = type.GetCustomAttribute<KubernetesEntityAttribute>()
            ?? throw new InvalidOperationException($"{type} has no [KubernetesEntity].");
        var metadata = new EntityMetadata(entity.Kind, entity.ApiVersion, entity.Group, entity.PluralName);
        var definition = new YamlMap
        {
            { "apiVersion", "apiextensions.k8s.io/v1" },
            { "kind", "CustomResourceDefinition" },
            { "metadata", new YamlMap { { "name", $"{metadata.PluralName}.{metadata.Group}" } } },
            { "spec", Spec(type, metadata, options) },
        };
        return new CrdFile($"{metadata.Group}_{metadata.PluralName}.yaml", options.Header + YamlText.Write(definition));
    }

    private static YamlMap Spec(Type type, EntityMetadata metadata, CrdOptions options) => new()
    {
        { "group", metadata.Group },
        { "names", Names(type, metadata, options) },
        { "scope", type.GetCustomAttribute<EntityScopeAttribute>()?.Scope is EntityScope.Cluster ? "Cluster" : "Namespaced" },
        { "versions", new List<object> { Version(type, metadata) } },
    };

    private static YamlMap Names(Type type, EntityMetadata metadata, CrdOptions options) => new()
    {
        { "categories", options.Categories },
        { "kind", metadata.Kind },
        { "listKind", metadata.ListKind },
        { "plural", metadata.PluralName },
        { "shortNames", type.GetCustomAttributes<KubernetesEntityShortNamesAttribute>().SelectMany(a => a.ShortNames).ToList() },
        { "singular", metadata.SingularName },
    };

    private static YamlMap Version(Type type, EntityMetadata metadata) => new()
    {
        { "additionalPrinterColumns", type.GetCustomAttributes<GenericAdditionalPrinterColumnAttribute>().Select(Column).ToList() },
        { "name", metadata.Version },
        { "schema", new YamlMap { { "openAPIV3Schema", SchemaMapper.MapRoot(type).ToYaml() } } },
        { "served", true },
        { "storage", true },
        { "subresources", type.GetProperty("Status") is null ? null : new YamlMap { { "status", new YamlMap { KeepEmpty = true } } } },
    };

    private static YamlMap Column(GenericAdditionalPrinterColumnAttribute column) => new()
    {
        { "description", column.Description },
        { "format", column.Format },
        { "jsonPath", column.JsonPath },
        { "name", column.Name },
        { "priority", column.Priority is PrinterColumnPriority.WideView ? 1 : null },
        { "type", column.Type },
    };
}
