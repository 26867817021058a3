using System.Collections.Concurrent;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using k8s.Models;

namespace k8s;

/// <summary>
/// What the classes with a <see cref="KubernetesEntityAttribute"/> say of themselves. Code that KubeOps.Generator writes at build time
/// fills it as their assemblies are loaded; not meant to be called otherwise.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KubernetesEntities
{
    private static readonly ConcurrentDictionary<Type, KubernetesEntityAttribute> Entries = new();

    /// <summary>Enters a class.</summary>
    public static void Add(Type type, KubernetesEntityAttribute entity) => Entries[type] = entity;

    /// <summary>What a class, or the nearest one that it derives from, says; null where none does.</summary>
    internal static KubernetesEntityAttribute? Find(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Of(current) is { } entity)
                return entity;
        }
        return null;
    }

    private static KubernetesEntityAttribute? Of(Type type)
    {
        if (Entries.TryGetValue(type, out var entity))
            return entity;
        // An assembly's initializer runs before its first code does; its types may be spoken of before that.
        RuntimeHelpers.RunModuleConstructor(type.Module.ModuleHandle);
        return Entries.GetValueOrDefault(type);
    }
}
