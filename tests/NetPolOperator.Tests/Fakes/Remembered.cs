using System.Collections;
using System.Reflection;
using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging;

namespace NetPolOperator.Tests.Fakes;

/// <summary>What the operator's own objects hold, wherever that is: every text that can be reached from them, with the fields that lead there.</summary>
internal sealed class Remembered
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string Where, string Text)> _found = [];

    /// <summary>Where one of these texts is held.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<object> roots, params IReadOnlyCollection<string> texts)
    {
        var remembered = new Remembered();
        foreach (var root in roots)
        {
            remembered.Walk("", root);
        }

        var found = remembered._found.Where(held => texts.Any(text => held.Text.Contains(text, StringComparison.Ordinal)));
        return [.. found.Select(held => $"{held.Where}: {held.Text}").Distinct()];
    }

    private void Walk(string where, object? value)
    {
        switch (value)
        {
            case null or FakeClusterApi or ILogger or Delegate or Task or Type:
                return;
            case string text:
                _found.Add((where, text));
                return;
            case IKubernetesObject<V1ObjectMeta> resource:
                _found.Add((where, $"{resource.Metadata.NamespaceProperty}/{resource.Metadata.Name} {resource.Metadata.Uid}"));
                return;
        }

        var type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || (!type.IsValueType && !_seen.Add(value)))
        {
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Walk(where, item);
            }
        }

        var isOwn = type.Namespace?.StartsWith("NetPolOperator", StringComparison.Ordinal) == true;
        if (isOwn || (type.IsGenericType && type.IsValueType))
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                Walk(isOwn ? $"{where} {type.Name}.{field.Name}" : where, field.GetValue(value));
            }
        }
    }
}
