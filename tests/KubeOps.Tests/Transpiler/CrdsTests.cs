using KubeOps.Transpiler;
using YamlDotNet.RepresentationModel;

namespace KubeOps.Tests.Transpiler;

public class CrdsTests
{
    private static readonly CrdOptions Options = new() { Categories = ["things"], Header = "# A test.\n" };

    [Fact]
    public void Transpile_OneOfEverything_GivesTheGoldenFile()
    {
        var file = Crds.Transpile(typeof(Gadget), Options);

        Assert.Equal("test.io_gadgets.yaml", file.Name);
        GoldenFile.Compare(file.Name, file.Content);
    }

    [Fact]
    public void Transpile_Twice_GivesTheSameBytes() =>
        Assert.Equal(Crds.Transpile(typeof(Gadget), Options).Content, Crds.Transpile(typeof(Gadget), Options).Content);

    [Fact]
    public void Transpile_Assembly_GivesAllKindsButTheIgnored() =>
        Assert.Equal(["test.io_gadgets.yaml", "test.io_widgets.yaml"], Crds.Transpile(typeof(Gadget).Assembly).Select(f => f.Name));

    [Fact]
    public void Transpile_TypeThatContainsItself_SaysWhichPropertyItIs()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Crds.Transpile(typeof(Endless)));

        Assert.Contains("EndlessSpec.Children", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transpile_Text_IsYamlThatReadsBackAsItWas()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Crds.Transpile(typeof(Gadget), Options).Content));

        var fields = Down(yaml.Documents[0].RootNode, "spec", "versions", 0, "schema", "openAPIV3Schema", "properties", "spec", "properties");
        Assert.Equal("It's a name, with: a colon and # a hash.", Down(fields, "name", "description").ToString());
        var folded = Down(fields, "choices", "description").ToString();
        Assert.StartsWith("Long enough to be folded over several lines, because", folded, StringComparison.Ordinal);
        Assert.EndsWith("what a field is for.", folded, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', folded);
        Assert.Equal(YamlDotNet.Core.ScalarStyle.SingleQuoted, ((YamlScalarNode)Down(fields, "choices", "items", "enum", 2)).Style);
    }

    private static YamlNode Down(YamlNode node, params object[] path) =>
        path.Aggregate(node, (current, step) => step is int index ? current[index] : current[(string)step]);
}
