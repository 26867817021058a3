namespace NetPolOperator.Cluster;

/// <summary>
/// Which namespaces were computed from what, both ways round. It is filled by what a computation really read (see
/// <see cref="RecordingView"/>), so it cannot miss a dependency that rendering or evaluation grows later.
/// </summary>
internal sealed class DependencyIndex
{
    private readonly Dictionary<Dependency, HashSet<string>> _dependents = [];
    private readonly Dictionary<string, HashSet<Dependency>> _dependencies = [];

    // What has changed since a computation began that does not hold the lock.
    private readonly Dictionary<string, HashSet<Dependency>> _changedMeanwhile = [];

    /// <summary>Says that something is being computed from what is there now.</summary>
    public void Begin(string dependent) => _changedMeanwhile[dependent] = [];

    /// <summary>Says that it has been computed, and from what. True if any of that has changed meanwhile.</summary>
    public bool End(string dependent, HashSet<Dependency> read)
    {
        // What is gone itself meanwhile depends on nothing any more.
        if (!_changedMeanwhile.Remove(dependent, out var changed))
        {
            return false;
        }

        Set(dependent, read);
        return changed.Overlaps(read);
    }

    /// <summary>Says that nothing came of it.</summary>
    public void GiveUp(string dependent) => _changedMeanwhile.Remove(dependent);

    /// <summary>Replaces what <paramref name="dependent"/> depends on.</summary>
    public void Set(string dependent, HashSet<Dependency> dependencies)
    {
        if (_dependencies.TryGetValue(dependent, out var before))
        {
            foreach (var gone in before.Where(d => !dependencies.Contains(d)))
            {
                Unlink(gone, dependent);
            }
        }

        foreach (var dependency in dependencies)
        {
            if (!_dependents.TryGetValue(dependency, out var dependents))
            {
                _dependents[dependency] = dependents = [];
            }

            dependents.Add(dependent);
        }

        _dependencies[dependent] = dependencies;
    }

    /// <summary>Forgets a dependent that is gone itself.</summary>
    public void Remove(string dependent)
    {
        _changedMeanwhile.Remove(dependent);
        if (_dependencies.Remove(dependent, out var before))
        {
            foreach (var dependency in before)
            {
                Unlink(dependency, dependent);
            }
        }
    }

    /// <summary>Adds to <paramref name="into"/> everything that was computed from <paramref name="dependency"/>.</summary>
    public void CollectDependents(Dependency dependency, HashSet<string> into)
    {
        foreach (var changed in _changedMeanwhile.Values)
        {
            changed.Add(dependency);
        }

        if (_dependents.TryGetValue(dependency, out var dependents))
        {
            into.UnionWith(dependents);
        }
    }

    private void Unlink(Dependency dependency, string dependent)
    {
        if (_dependents.TryGetValue(dependency, out var dependents) && dependents.Remove(dependent) && dependents.Count == 0)
        {
            _dependents.Remove(dependency);
        }
    }
}
