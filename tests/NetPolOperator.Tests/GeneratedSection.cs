namespace NetPolOperator.Tests;

/// <summary>The part of a document that is written from the code: between a marker and its end. NETPOL_GOLDEN_UPDATE=1 writes it anew.</summary>
internal static class GeneratedSection
{
    public static void Check(string document, string name, string expected)
    {
        var file = Repository.Path(document);
        var text = File.ReadAllText(file);
        var begin = $"<!-- {name}: written by `make golden-update` -->\n";
        var start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var end = text.IndexOf($"<!-- end of {name} -->", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("NETPOL_GOLDEN_UPDATE") == "1")
            File.WriteAllText(file, text[..start] + expected + text[end..]);
        else
            Assert.Equal(expected, text[start..end]);
    }
}
