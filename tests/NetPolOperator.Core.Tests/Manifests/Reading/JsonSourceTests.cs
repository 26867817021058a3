using System.Text.Json;
using NetPolOperator.Core.Manifests.Reading;

namespace NetPolOperator.Core.Tests.Manifests.Reading;

/// <summary>JSON has two ways in: the fast one must see what the YAML parser sees, at the same lines and columns.</summary>
public sealed class JsonSourceTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static TheoryData<string> Documents => new()
    {
        "{}",
        "[]",
        "  {\"a\": 1, \"b\": [true, null, -1.5e3, \"x\"],\n  \"c\": {\"d\": \"\"}}\n",
        "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"w\u00e4b \u20ac \ud83d\ude00\",\"after\":1},\"x\":\"\\u00e4\\n\\\"\\/\\ud83d\\ude00\"}",
        "{\r\n  \"a\": [\r\n    1,\r\n    {\"b\": \"yes\"}\r\n  ]\r\n}",
        "{\"quoted\": [\"1\", \"true\", \"null\", \"~\", \"<<\"], \"<<\": {\"a\": 1}}",
        "{\"big\": 12345678901234567890, \"zero\": 0, \"float\": 1.0}",
    };

    public static TheoryData<string> Strange => new()
    {
        "{\"a\": 1, \"a\": 2}", "{\"a\": 1,}", "{a: 1}", "{\"a\": 1} {\"b\": 2}", "{\"a\": 1}\n---\n{\"b\": 2}", "[1, 2", "{\"a\": \"\\ud83d\"}", "{\"a\": 01}",
        "{\"a\": 1} # comment", "{\"a\": &x 1, \"b\": *x}", "{\"a\": {\"b\": [{\"a\": 1, \"a\": 2}]}}",
    };

    [Theory]
    [MemberData(nameof(Documents))]
    [MemberData(nameof(Strange))]
    public void ReadDocuments_Json_GivesWhatTheYamlParserGives(string text) => AssertSame(text);

    [Fact]
    public void ReadDocuments_ManyFieldsOfWhichOneStandsTwice_TellsBothLines()
    {
        var text = "{" + string.Join(",\n", Enumerable.Range(0, 100).Append(70).Select(i => $"\"f{i}\": {i}")) + "}";
        var (_, error) = ManifestReader.ReadDocuments("x", text);
        Assert.Equal("x:101:1: field \"f70\" stands twice in one mapping, first in line 71", error!.ToString());
    }

    [Fact]
    public void ReadDocuments_NestedTooDeep_IsRefused() =>
        Assert.Contains("levels deep", ManifestReader.ReadDocuments("x", new string('[', 2000) + new string(']', 2000)).Error!.Message, StringComparison.Ordinal);

    [Fact]
    public void ReadDocuments_ConformanceTruths_GivesWhatTheYamlParserGives()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Evaluation", "Conformance", "cases"), "truth.json", SearchOption.AllDirectories).Order().Take(10))
        {
            using var truth = JsonDocument.Parse(File.ReadAllText(file));
            AssertSame(JsonSerializer.Serialize(truth, Indented));
        }
    }

    // A comment is no JSON and changes nothing else: with one the text goes the other way.
    private static void AssertSame(string text)
    {
        var (fast, slow) = (ManifestReader.ReadDocuments("x", text), ManifestReader.ReadDocuments("x", text + "\n# YAML"));
        Assert.Equal(slow.Error?.Message, fast.Error?.Message);
        Assert.Equal(slow.Documents.Select(Describe), fast.Documents.Select(Describe));
    }

    private static string Describe(SourceNode node) => node switch
    {
        SourceScalar scalar => $"{scalar.Line}:{scalar.Column} {scalar.Kind} '{scalar.Text}'",
        SourceList list => $"{list.Line}:{list.Column} [{string.Join(", ", list.Items.Select(Describe))}]",
        SourceMap map => $"{map.Line}:{map.Column} {{{string.Join(", ", map.Fields.Select(f => $"{f.Line}:{f.Column} {f.Key} = {Describe(f.Value)}"))}}}",
        _ => throw new InvalidOperationException(),
    };
}
