using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using k8s.Models;
using NetPolOperator.Cli.Diffing;
using NetPolOperator.Cli.Expectations;
using NetPolOperator.Cli.Explaining;
using NetPolOperator.Cli.Graphing;
using NetPolOperator.Cli.Importing;
using NetPolOperator.Cli.Linting;

namespace NetPolOperator.Cli.Output;

/// <summary>What the commands write for machines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(CoverageReport))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(V1NetworkPolicy))]
[JsonSerializable(typeof(LintReport))]
[JsonSerializable(typeof(SarifLog))]
[JsonSerializable(typeof(DiffReport))]
[JsonSerializable(typeof(TestReport))]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(SegmentManifest))]
[JsonSerializable(typeof(BaselineManifest))]
[JsonSerializable(typeof(ConnectionGraph))]
internal sealed partial class CliJsonContext : JsonSerializerContext
{
    private static CliJsonContext? _readable;

    /// <summary>Indented, with characters as they are: the output is no web page.</summary>
    public static CliJsonContext Readable => _readable ??= new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    });
}
