using System.Reflection;

namespace NetPolOperator.Cli.Graphing.Page;

/// <summary>The page's parts, as they stand beside this file.</summary>
internal static class PageResources
{
    /// <summary>The frame around everything.</summary>
    public static string Template { get; } = Read("page.html");

    /// <summary>The styles of the page.</summary>
    public static string PageStyle { get; } = Read("page.css");

    /// <summary>The styles of a picture, in the page or alone.</summary>
    public static string GraphStyle { get; } = Read("graph.css");

    /// <summary>What makes the page answer.</summary>
    public static string Script { get; } = Read("page.js");

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"graph/{name}") ?? throw new InvalidOperationException($"graph/{name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
