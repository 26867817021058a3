using System.Text.Json.Serialization;
using k8s.Models;

namespace NetPolOperator.Core.Api.V1Alpha1;

/// <summary>How both custom resources and their lists are read and written, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(V1NetworkPolicySpec))]
[JsonSerializable(typeof(AppSegment))]
[JsonSerializable(typeof(NamespaceBaseline))]
[JsonSerializable(typeof(AppSegmentStatus))]
[JsonSerializable(typeof(NamespaceBaselineStatus))]
public sealed partial class NetPolJsonContext : JsonSerializerContext;
