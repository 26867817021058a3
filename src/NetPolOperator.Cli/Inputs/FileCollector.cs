using System.Text;
using NetPolOperator.Cli.CommandLine;

namespace NetPolOperator.Cli.Inputs;

/// <summary>Finds the files that <c>-f</c> names.</summary>
internal static class FileCollector
{
    /// <summary>Larger than any set of manifests that people keep, small enough not to exhaust the machine.</summary>
    public const int MaxFileSize = 512 * 1024 * 1024;

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
                if (seen.Add(path)) yield return Read("<stdin>", surroundings.In);
                continue;
            }

            foreach (var (file, full) in Expand(path, surroundings.Directory))
                if (seen.Add(full)) yield return Read(file, full);
        }
    }

    private static IEnumerable<(string Shown, string Full)> Expand(string path, string directory)
    {
        if (path.Length == 0) throw new CommandFailure("-f is empty: name a file or a folder, or - for standard input");
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

    private static InputFile Read(string shown, string full)
    {
        try
        {
            using var reader = new StreamReader(full);
            return Read(shown, reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{shown}: {e.Message}");
        }
    }

    // A pipe or a device does not say how much is to come.
    private static InputFile Read(string shown, TextReader reader)
    {
        var text = new StringBuilder();
        var buffer = new char[1 << 16];
        for (var count = reader.Read(buffer); count > 0; count = reader.Read(buffer))
        {
            text.Append(buffer, 0, count);
            if (text.Length > MaxFileSize) throw new CommandFailure($"{shown}: more than the {MaxFileSize / (1024 * 1024)} MiB that are read");
        }

        return new(shown, Checked(shown, text.ToString()));
    }

    // What is not UTF-8 arrives as U+FFFD, and a parser takes NUL for the end of the file: names would be others, and policies missing.
    private static string Checked(string shown, string text)
    {
        var at = text.AsSpan().IndexOfAny('\0', '\uFFFD');
        return at < 0 ? text : throw new CommandFailure($"{shown}:{text.AsSpan(0, at).Count('\n') + 1}: not text in UTF-8: {(text[at] == 0 ? "there is a NUL byte" : "there are bytes of something else")}");
    }
}

/// <summary>One file as it was read.</summary>
/// <param name="Name">Its name as the user would write it.</param>
/// <param name="Text">Its text.</param>
internal sealed record InputFile(string Name, string Text);
