using KubeOps.Transpiler;
using NetPolOperator.Core.Api.V1Alpha1;

namespace CrdGenerator;

/// <summary>The definitions of this project's own kinds, as they stand in <c>crds/</c>.</summary>
public static class GeneratedCrds
{
    private const string Header = """
        # Generated from the C# types in src/NetPolOperator.Core/Api by `make generate`. Do not edit.
        # Clusters before 1.25 know no x-kubernetes-validations: kubectl apply --validate=false.

        """;

    /// <summary>All files.</summary>
    public static IReadOnlyList<CrdFile> All() =>
        Crds.Transpile(typeof(AppSegment).Assembly, new CrdOptions { Categories = [ApiGroup.Category], Header = Header });
}
