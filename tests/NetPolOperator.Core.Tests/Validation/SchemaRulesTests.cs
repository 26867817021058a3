using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using k8s.Models;
using KubeOps.Abstractions.Entities.Attributes;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Tests.Validation;

/// <summary>The patterns of the schema say the same as the operator's own rules: what one takes the other does not refuse.</summary>
public class SchemaRulesTests
{
    private static readonly List<string> Texts = [.. Words(5, "a1-A."), "abcdefghijklmno", "abcdefghijklmnop", "123456789-1234a", new('a', 63), new('a', 64)];

    [Fact]
    public void PortName_EveryShortText_AsTheOperatorSays() => AssertSame<SegmentPort>(
        nameof(SegmentPort.Name), Texts, text => Segment(new SegmentPort { Name = text, Port = 80 }));

    [Fact]
    public void DeclaredPort_EveryShortText_AsTheOperatorSays() => AssertSame<SegmentPort>(
        nameof(SegmentPort.Port), Texts, text => Segment(new SegmentPort { Port = text }));

    [Fact]
    public void DeclaredPort_EveryNumberInQuotes_AsTheOperatorSays() => AssertSame<SegmentPort>(
        nameof(SegmentPort.Port), [.. Enumerable.Range(0, 100_000).Select(n => n.ToString(CultureInfo.InvariantCulture))], text => Segment(new SegmentPort { Port = text }));

    [Fact]
    public void RulePort_EveryShortText_AsTheOperatorSaysForServices() => AssertSame<RulePort>(nameof(RulePort.Port), Texts, text =>
    {
        var segment = Segment();
        segment.Spec.AllowTo = [new EgressRule { Service = new ServicePeer { Name = "s" }, Ports = [new RulePort { Port = text }] }];
        return segment;
    });

    [Fact]
    public void ExcludeNamespaces_EveryShortText_AsTheOperatorSays() => AssertSame<NamespaceBaselineSpec>(
        nameof(NamespaceBaselineSpec.ExcludeNamespaces), [.. Words(4, "a1-*?A./"), new('a', 63), new('a', 64)],
        text => SpecValidator.Validate(new NamespaceBaseline
        {
            Metadata = new V1ObjectMeta { Name = "b" },
            Spec = new NamespaceBaselineSpec { NamespaceSelector = new V1LabelSelector(), ExcludeNamespaces = [text] },
        }));

    private static AppSegment Segment(params SegmentPort[] ports) =>
        new() { Metadata = new V1ObjectMeta { Name = "a", NamespaceProperty = "n" }, Spec = new AppSegmentSpec { PodSelector = new V1LabelSelector(), Ports = ports } };

    private static void AssertSame<T>(string property, IReadOnlyList<string> texts, Func<string, AppSegment> with) =>
        AssertSame<T>(property, texts, text => SpecValidator.Validate(with(text)));

    private static void AssertSame<T>(string property, IReadOnlyList<string> texts, Func<string, IReadOnlyList<Violation>> violations)
    {
        var field = typeof(T).GetProperty(property)!;
        var pattern = new Regex(field.GetCustomAttribute<PatternAttribute>()!.RegexPattern, RegexOptions.NonBacktracking);
        var longest = field.GetCustomAttribute<LengthAttribute>()!.MaxLength;
        Assert.DoesNotContain(texts, text => (text.Length <= longest && pattern.IsMatch(text)) != (violations(text).Count == 0));
    }

    private static List<string> Words(int longest, string letters) => longest == 0 ? [] :
        [.. letters.Select(letter => letter.ToString()), .. Words(longest - 1, letters).SelectMany(word => letters.Select(letter => word + letter))];
}
