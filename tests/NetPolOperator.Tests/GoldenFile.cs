namespace NetPolOperator.Tests;

/// <summary>Expected texts that stand in files of the repository; NETPOL_GOLDEN_UPDATE=1 writes them anew instead of comparing.</summary>
internal static class GoldenFile
{
    /// <summary>Compares with tests/NetPolOperator.Tests/PATH.</summary>
    public static void Check(string path, string actual)
    {
        var file = Repository.Path("tests/NetPolOperator.Tests", path);
        if (Environment.GetEnvironmentVariable("NETPOL_GOLDEN_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.ReadAllText(file), actual);
    }
}
