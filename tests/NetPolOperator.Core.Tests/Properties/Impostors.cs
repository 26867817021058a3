using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>What others do under our names and labels: copies, look-alikes, and what stands where our policies should be.</summary>
internal static class Impostors
{
    private static readonly string[] Names = ["aseg-x", "aseg-y", "aseg-z", "nsb-one", "nsb-two", "copy-1", "copy-2"];

    /// <summary>Owners that are invalid, or on their way out and held up by a finalizer, beside those that are well.</summary>
    public static World Ailing(World world, WorldMaker maker) => world with
    {
        Segments = [.. world.Segments.Select(s => new AppSegment { Metadata = Ailing(s.Metadata, maker), Spec = maker.Pick(s.Spec, s.Spec, s.Spec, Invalid(s.Spec)) })],
        Baselines = [.. world.Baselines.Select(b => new NamespaceBaseline { Metadata = Ailing(b.Metadata, maker), Spec = maker.Pick(b.Spec, b.Spec, b.Spec, Invalid(b.Spec)) })],
    };

    /// <summary>The same with some policies of others: some beside ours, some in their place.</summary>
    public static World Among(World world, WorldMaker maker)
    {
        foreach (var ns in new[] { "a", "b" })
        {
            for (var i = maker.Pick(0, 1, 2, 4); i > 0; i--)
            {
                var made = Make(world, ns, maker.Pick(Names), maker);
                var there = world.Policies.FirstOrDefault(p => p.Metadata.NamespaceProperty == ns && p.Metadata.Name == made.Metadata.Name);
                if (there is null || maker.Pick(true, false))
                {
                    world = world with { Policies = [.. world.Policies.Where(p => p != there), made] };
                }
            }
        }

        return world;
    }

    private static V1ObjectMeta Ailing(V1ObjectMeta metadata, WorldMaker maker) =>
        metadata with { DeletionTimestamp = maker.Pick<DateTime?>(null, null, null, null, new DateTime(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc)) };

    private static AppSegmentSpec Invalid(AppSegmentSpec spec) => new()
    {
        PodSelector = spec.PodSelector, Mode = spec.Mode, Dns = spec.Dns, Ports = spec.Ports, AllowFrom = spec.AllowFrom, AllowTo = spec.AllowTo, Isolate = ["Sideways"],
    };

    private static NamespaceBaselineSpec Invalid(NamespaceBaselineSpec spec) => new()
    {
        NamespaceSelector = spec.NamespaceSelector, Mode = spec.Mode, Dns = spec.Dns, AllowFrom = spec.AllowFrom, AllowTo = spec.AllowTo, Isolate = ["Sideways"],
    };

    // Either one of ours that somebody has copied, to the letter or not, or one that somebody wrote, with some of our labels.
    private static V1NetworkPolicy Make(World world, string ns, string name, WorldMaker maker)
    {
        var copied = maker.Pick(true, false) && world.Policies.Count > 0 ? maker.Pick(world.Policies) : null;
        if (copied is not null && maker.Pick(true, false))
        {
            return copied with { Metadata = copied.Metadata with { Name = name, NamespaceProperty = ns, Uid = null, ResourceVersion = null } };
        }

        return new V1NetworkPolicy
        {
            Metadata = new V1ObjectMeta
            {
                Name = name,
                NamespaceProperty = ns,
                Labels = Labels(world, maker),
                OwnerReferences = maker.Pick(true, false) ? [Reference(world, maker)] : null,
                Annotations = maker.Pick(copied?.Metadata.Annotations, null),
            },
            Spec = copied?.Spec ?? new V1NetworkPolicySpec { PodSelector = new V1LabelSelector(), PolicyTypes = ["Ingress"] },
        };
    }

    private static Dictionary<string, string> Labels(World world, WorldMaker maker)
    {
        var labels = new Dictionary<string, string> { ["netpol.io/owner-kind"] = "AppSegment" };
        if (maker.Pick("netpol-operator", "netpol-operator", "netpol-operator", "somebody-else", null) is { } manager)
        {
            labels["app.kubernetes.io/managed-by"] = manager;
        }

        if (maker.Pick(true, true, false))
        {
            labels["netpol.io/owner-uid"] = Reference(world, maker).Uid;
        }

        return labels;
    }

    private static V1OwnerReference Reference(World world, WorldMaker maker)
    {
        var owners = world.Segments.Select(s => (AppSegment.KindName, s.Metadata)).Concat(world.Baselines.Select(b => (NamespaceBaseline.KindName, b.Metadata)));
        var (kind, owner) = maker.Pick([.. owners, (AppSegment.KindName, new V1ObjectMeta { Name = "x", Uid = "made-up" })]);
        return new V1OwnerReference { ApiVersion = "netpol.io/v1alpha1", Kind = kind, Name = owner.Name, Uid = owner.Uid, Controller = true };
    }
}
