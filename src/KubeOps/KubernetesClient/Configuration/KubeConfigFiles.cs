using k8s.Exceptions;

namespace k8s.KubeConfigModels;

/// <summary>Finds and merges kubeconfig files.</summary>
internal static class KubeConfigFiles
{
    internal const string Variable = "KUBECONFIG";

    /// <summary>The files that the environment names; null where it names none.</summary>
    public static IReadOnlyList<string>? FromEnvironment()
    {
        var value = Environment.GetEnvironmentVariable(Variable);
        var files = value?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return files is { Length: > 0 } ? [.. files.Select(f => f.Trim('"'))] : null;
    }

    /// <summary>Merges files as kubectl does: what comes first wins, files that do not exist are passed over.</summary>
    /// <exception cref="KubeConfigException">None exists, or one cannot be read.</exception>
    public static K8SConfiguration Load(IReadOnlyList<string> files, bool useRelativePaths)
    {
        var existing = files.Where(File.Exists).ToList();
        return existing.Count == 0
            ? throw new KubeConfigException(files.Count == 1
                ? $"the kubeconfig {files[0]} does not exist"
                : $"none of the kubeconfigs {string.Join(", ", files)} exists")
            : Merge([.. existing.Select(file => Load(file, useRelativePaths))]);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="KubeConfigException">It cannot be read.</exception>
    public static K8SConfiguration Load(string file, bool useRelativePaths)
    {
        try
        {
            var folder = useRelativePaths ? Path.GetDirectoryName(Path.GetFullPath(file)) : null;
            return KubeConfigReader.Read(File.ReadAllText(file), file, folder);
        }
        catch (FileNotFoundException e)
        {
            throw new KubeConfigException($"the kubeconfig {file} does not exist", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KubeConfigException($"the kubeconfig {file} cannot be read: {e.Message}", e);
        }
    }

    internal static K8SConfiguration Merge(IReadOnlyList<K8SConfiguration> files) => new()
    {
        ApiVersion = files[0].ApiVersion,
        Kind = files[0].Kind,
        FileName = string.Join(Path.PathSeparator, files.Select(f => f.FileName)),
        CurrentContext = files.Select(f => f.CurrentContext).FirstOrDefault(c => !string.IsNullOrEmpty(c)),
        Contexts = [.. files.SelectMany(f => f.Contexts).DistinctBy(c => c.Name)],
        Clusters = [.. files.SelectMany(f => f.Clusters).DistinctBy(c => c.Name)],
        Users = [.. files.SelectMany(f => f.Users).DistinctBy(u => u.Name)],
        Extensions = [.. files.SelectMany(f => f.Extensions)],
    };
}
