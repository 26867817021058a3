namespace KubeOps.Tests;

/// <summary>Files in Golden/ that hold what is expected. GOLDEN_UPDATE=1 writes them anew.</summary>
internal static class GoldenFile
{
    public static void Compare(string name, string actual)
    {
        var path = Path.Combine(RepositoryRoot.Path, "tests", "KubeOps.Tests", "Golden", name);
        if (Environment.GetEnvironmentVariable("GOLDEN_UPDATE") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing: run with GOLDEN_UPDATE=1");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
