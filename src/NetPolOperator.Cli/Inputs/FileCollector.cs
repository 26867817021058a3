using NetPolOperator.Cli.CommandLine;

namespace NetPolOperator.Cli.Inputs;

/// <summary>Finds the files that <c>-f</c> names.</summary>
internal static class FileCollector
{
    /// <summary>Larger than any set of manifests that people keep, small enough not to exhaust the machine.</summary>
    public const long MaxFileSize = 512L * 1024 * 1024;

    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>The files in a fixed order, each once.</summary>
    /// <param name="paths">Files, folders (read with all below them), or <c>-</c>.</param>
    /// <param name="surroundings">Where standard input and relative paths come from.</param>
    public static IEnumerable<InputFile> Collect(IReadOnlyList<string> paths, Surroundings surroundings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (path == "-")
            {
                if (seen.Add(path)) yield return new("<stdin>", surroundings.In.ReadToEnd());
                continue;
            }

            foreach (var (file, full) in Expand(path, surroundings.Directory))
                if (seen.Add(full)) yield return new(file, Read(file, full));
        }
    }

    private static IEnumerable<(string Shown, string Full)> Expand(string path, string directory)
    {
        var full = Path.GetFullPath(path, directory);
        if (File.Exists(full)) return [(path, full)];
        if (!Directory.Exists(full)) throw new CommandFailure($"{path}: no such file or folder");
        var files = new List<string>();
        Walk(full, files, []);
        if (files.Count == 0) throw new CommandFailure($"{path}: the folder holds no .yaml, .yml or .json file");
        return files.Order(StringComparer.Ordinal).Select(f => (Path.Join(path.TrimEnd('/'), Path.GetRelativePath(full, f)).Replace('\\', '/'), f));
    }

    private static void Walk(string folder, List<string> files, HashSet<string> visited)
    {
        // A link may lead back up; every real folder is entered once.
        var real = new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder;
        if (!visited.Add(real)) return;
        foreach (var file in Directory.EnumerateFiles(folder))
            if (!Path.GetFileName(file).StartsWith('.') && Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)) files.Add(file);
        foreach (var inner in Directory.EnumerateDirectories(folder))
            if (!Path.GetFileName(inner).StartsWith('.')) Walk(inner, files, visited);
    }

    private static string Read(string shown, string full)
    {
        try
        {
            var length = new FileInfo(full).Length;
            if (length > MaxFileSize) throw new CommandFailure($"{shown}: {length / (1024 * 1024)} MiB, more than the {MaxFileSize / (1024 * 1024)} MiB that are read");
            return File.ReadAllText(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{shown}: {e.Message}");
        }
    }
}

/// <summary>One file as it was read.</summary>
/// <param name="Name">Its name as the user would write it.</param>
/// <param name="Text">Its text.</param>
internal sealed record InputFile(string Name, string Text);
