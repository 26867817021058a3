namespace NetPolOperator.Cli.Tests.Running;

/// <summary>The project's source tree, where golden files are compared with and rewritten.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Tests => Path.Combine(Root, "tests", "NetPolOperator.Cli.Tests");

    /// <summary>The cases of the evaluator's own conformance tests; both read the same ones.</summary>
    public static string Conformance => Path.Combine(Root, "tests", "NetPolOperator.Core.Tests", "Evaluation", "Conformance", "cases");

    /// <summary>Whether expected files are to be rewritten: <c>make golden-update</c>.</summary>
    public static bool UpdatesGolden => Environment.GetEnvironmentVariable("NETPOL_GOLDEN_UPDATE") is { Length: > 0 };

    private static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at != null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "NetPolOperator.sln"))) return at.FullName;
        throw new InvalidOperationException($"no NetPolOperator.sln above {folder}");
    }
}
