using k8s.Models;

namespace NetPolOperator.Core.Evaluation.Workloads;

/// <summary>Tells an owner's owner from the names that the controllers give, where the object in between was not given.</summary>
internal static class OwnerNames
{
    private const string TemplateHash = "pod-template-hash";

    /// <summary>The owner, if it is one that makes its pods through another workload: a custom resource that owns a StatefulSet has none itself.</summary>
    public static WorkloadReference? OnlyAboveOthers(WorkloadReference? owner) => owner is { Kind: V1Deployment.KubeKind or V1CronJob.KubeKind } ? owner : null;

    public static WorkloadReference Above(WorkloadReference owner, IDictionary<string, string>? podLabels) => owner.Kind switch
    {
        V1ReplicaSet.KubeKind when podLabels is not null && podLabels.TryGetValue(TemplateHash, out var hash) && Without(owner.Name, hash) is { } name =>
            owner with { Name = name, Kind = V1Deployment.KubeKind },
        V1Job.KubeKind when Without(owner.Name, ScheduledTime(owner.Name)) is { } name => owner with { Name = name, Kind = V1CronJob.KubeKind },
        _ => owner,
    };

    // A CronJob names its Jobs by the scheduled minute (8 digits), before 1.21 by the second (10 digits).
    private static string? ScheduledTime(string job)
    {
        var last = job[(job.LastIndexOf('-') + 1)..];
        return last.Length is 8 or 10 && last.All(char.IsAsciiDigit) ? last : null;
    }

    private static string? Without(string name, string? suffix) =>
        !string.IsNullOrEmpty(suffix) && name.Length > suffix.Length + 1 && name.EndsWith("-" + suffix, StringComparison.Ordinal)
            ? name[..^(suffix.Length + 1)]
            : null;
}
