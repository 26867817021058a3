using System.Text.Json;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Cli.Importing;

/// <summary>An import for machines: a List for kubectl, and what became of every policy.</summary>
/// <param name="ApiVersion">Always <c>v1</c>.</param>
/// <param name="Kind">Always <c>List</c>.</param>
/// <param name="Items">The resources.</param>
/// <param name="Policies">The policies.</param>
/// <param name="Notes">What a person should know.</param>
/// <param name="Summary">The whole in one sentence.</param>
internal sealed record ImportReport(
    string ApiVersion, string Kind, IReadOnlyList<JsonElement> Items, IReadOnlyList<ImportedPolicyReport> Policies, IReadOnlyList<ImportNote> Notes, string Summary);

/// <summary>What became of a policy.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kept">Whether it cannot be expressed and stays as it is.</param>
/// <param name="Becomes">The resources that replace it.</param>
internal sealed record ImportedPolicyReport(string Namespace, string Name, bool Kept, IReadOnlyList<string> Becomes);

/// <summary>An AppSegment as people write it.</summary>
internal sealed record SegmentManifest(string ApiVersion, string Kind, V1ObjectMeta Metadata, AppSegmentSpec Spec);

/// <summary>A NamespaceBaseline as people write it.</summary>
internal sealed record BaselineManifest(string ApiVersion, string Kind, V1ObjectMeta Metadata, NamespaceBaselineSpec Spec);
