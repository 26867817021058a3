using System.Diagnostics.CodeAnalysis;
using NetPolOperator.Core.Planning;

namespace NetPolOperator.Reconciling;

/// <summary>Something that is remembered of policies, for as long as somebody asks for them. Not safe for threads by itself.</summary>
/// <typeparam name="T">What is remembered.</typeparam>
internal sealed class PolicyMemory<T>
{
    private readonly Dictionary<string, Dictionary<string, T>> _byNamespace = new(StringComparer.Ordinal);

    /// <summary>What is remembered of a policy.</summary>
    public bool TryGet(string ns, string name, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return _byNamespace.TryGetValue(ns, out var policies) && policies.TryGetValue(name, out value);
    }

    /// <summary>Remembers this of a policy, and nothing else.</summary>
    public void Set(string ns, string name, T value)
    {
        if (!_byNamespace.TryGetValue(ns, out var policies))
        {
            _byNamespace[ns] = policies = new Dictionary<string, T>(StringComparer.Ordinal);
        }

        policies[name] = value;
    }

    /// <summary>Forgets a policy.</summary>
    public void Remove(string ns, string name) => Keep(ns, (other, _) => other != name);

    /// <summary>Forgets the policies of a namespace that is gone.</summary>
    public void Forget(string ns) => _byNamespace.Remove(ns);

    /// <summary>Forgets the policies that nobody asks for any more in the planned namespace.</summary>
    public void Settle(NamespacePlan plan)
    {
        if (_byNamespace.ContainsKey(plan.Namespace))
        {
            var asked = plan.Known.Select(rendered => rendered.Name).ToHashSet(StringComparer.Ordinal);
            Keep(plan.Namespace, (name, _) => asked.Contains(name));
        }
    }

    /// <summary>Forgets the policies of which nothing worth keeping is remembered.</summary>
    public void Keep(Func<T, bool> isWorthKeeping)
    {
        foreach (var ns in _byNamespace.Keys.ToList())
        {
            Keep(ns, (_, value) => isWorthKeeping(value));
        }
    }

    private void Keep(string ns, Func<string, T, bool> isToStay)
    {
        if (!_byNamespace.TryGetValue(ns, out var policies))
        {
            return;
        }

        foreach (var (name, _) in policies.Where(policy => !isToStay(policy.Key, policy.Value)).ToList())
        {
            policies.Remove(name);
        }

        if (policies.Count == 0)
        {
            _byNamespace.Remove(ns);
        }
    }
}
