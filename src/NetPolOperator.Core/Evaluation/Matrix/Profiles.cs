using NetPolOperator.Core.Evaluation.Compilation;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>The distinct combinations of policies that isolate pods in one direction. Profile 0 is none: open.</summary>
internal sealed class Profiles
{
    public const int Open = 0;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<Profile> _profiles = [new([], 0)];
    private readonly List<int> _ofClass = [];

    /// <summary>The profiles.</summary>
    public IReadOnlyList<Profile> All => _profiles;

    /// <summary>The profile of a class.</summary>
    public int this[int ofClass] => _ofClass[ofClass];

    /// <summary>Gives the next class its profile.</summary>
    /// <param name="policies">Numbers of the policies that isolate it, ascending.</param>
    /// <param name="portTable">Its named ports, where they matter.</param>
    /// <param name="rulesOf">The rules of a policy.</param>
    public void Add(IReadOnlyList<int> policies, int portTable, Func<int, IReadOnlyList<CompiledRule>> rulesOf)
    {
        var id = Open;
        var name = $"{portTable}:{string.Join(',', policies)}";
        if (policies.Count > 0 && !_ids.TryGetValue(name, out id))
        {
            _ids[name] = id = _profiles.Count;
            _profiles.Add(new Profile([.. policies.SelectMany(rulesOf)], portTable));
        }

        _ofClass.Add(id);
    }

    /// <summary>One combination.</summary>
    /// <param name="Rules">The rules of all its policies.</param>
    /// <param name="PortTable">The named ports of the pods that have it.</param>
    internal sealed record Profile(IReadOnlyList<CompiledRule> Rules, int PortTable);
}
