using NetPolOperator.Cli.Tests.Conformance;
using NetPolOperator.Cli.Tests.Running;

namespace NetPolOperator.Cli.Tests.Importing;

/// <summary>The conformance cases, imported: what is true of their policies must be true of what these become.</summary>
public class ImportConformanceTests
{
    public static TheoryData<string> Cases => ConnectionsConformanceTests.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Import_OfACase_AgreesWithTheCasesTruth(string name)
    {
        var directory = Path.Combine(Repository.Conformance, name);
        var manifests = await File.ReadAllTextAsync(Path.Combine(directory, "manifests.yaml"));
        var after = ImportRun.Load(manifests, await ImportRun.PrintAsync(manifests));
        await Truth.AssertAgreesAsync(directory, [.. after.Evaluator.Matrix.ByPod(includeSelf: true).Select(c => (c.Source, c.Destination, c.Connections.ToString()))]);
    }
}
