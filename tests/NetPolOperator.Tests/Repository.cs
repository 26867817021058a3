namespace NetPolOperator.Tests;

/// <summary>The checked-out repository that the tests run in.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    /// <summary>A file or folder of the repository.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot(string from) =>
        File.Exists(System.IO.Path.Combine(from, "NetPolOperator.sln")) ? from : FindRoot(System.IO.Path.GetDirectoryName(from)!);
}
