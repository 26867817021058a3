using System.Text.Json;
using k8s.Models;

namespace NetPolOperator.Core.Tests.Evaluation.Random;

/// <summary>A made-up cluster.</summary>
public sealed record RandomCluster(IReadOnlyList<V1Namespace> Namespaces, IReadOnlyList<V1Pod> Pods, IReadOnlyList<V1NetworkPolicy> Policies)
{
    /// <summary>Addresses inside and outside every block that the generator uses.</summary>
    public static IReadOnlyList<string> Externals { get; } =
        ["10.1.0.200", "10.2.0.1", "172.18.0.1", "203.0.113.7", "203.0.113.130", "8.8.8.8", "2001:db8::7", "2001:db8:1::1", "fd00::9", "2600::1"];

    /// <summary>Every bound of every port that the generator uses, with its neighbours: between them nothing changes.</summary>
    public static IReadOnlyList<int> Probes { get; } =
        [1, 52, 53, 54, 79, 80, 81, 442, 443, 444, 7999, 8000, 8001, 8079, 8080, 8081, 8099, 8100, 8101, 29999, 30000, 32767, 32768, 65535];

    /// <summary>For the message of a failed property.</summary>
    public override string ToString() =>
        JsonSerializer.Serialize(Namespaces) + "\n" + JsonSerializer.Serialize(Pods) + "\n" + string.Join('\n', Policies.Select(policy => JsonSerializer.Serialize(policy)));
}
