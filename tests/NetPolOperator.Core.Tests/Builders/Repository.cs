namespace NetPolOperator.Core.Tests.Builders;

/// <summary>Finds the source tree that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string CoreTests(params string[] parts) => Path.Combine([Root, "tests", "NetPolOperator.Core.Tests", .. parts]);

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NetPolOperator.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("the tests run outside the source tree");
    }
}
