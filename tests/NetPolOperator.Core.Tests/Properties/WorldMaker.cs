using System.Globalization;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>
/// Makes small clusters in which everything meets everything: few labels, few names, few ports. A seed makes always the same
/// one, so that a failing property names its case by a number.
/// </summary>
internal sealed partial class WorldMaker(int seed)
{
    private static readonly string[] Spaces = ["a", "b"];
    private static readonly string[] Apps = ["x", "y", "z"];
    private static readonly string[] Tiers = ["1", "2"];

    // The seed decides the case; nothing here is a secret.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    // What is made anew is another object, even under an old name.
    private int _made;

    public World Make() => new()
    {
        Namespaces = [.. Spaces.Append("kube-system").Select(Namespace)],
        Pods = [.. Enumerable.Range(0, 3 + Next(4)).Select(Pod), .. SystemPods(), .. Chance(30) ? [NodeLocalPod()] : Array.Empty<V1Pod>()],
        Services = [.. Spaces.SelectMany(Services), .. SystemServices()],
        Slices = [.. Slices()],
        Nodes = [.. Enumerable.Range(0, 1 + Next(2)).Select(Node)],
        Segments = [.. Spaces.SelectMany(ns => Apps.Where(_ => Chance(60)).Select(name => Segment(ns, name)))],
        Baselines = [.. new[] { "one", "two" }.Where(_ => Chance(40)).Select(Baseline)],
        Policies = [.. Spaces.Where(_ => Chance(40)).Select((ns, i) => Foreign(ns, $"foreign-{i}"))],
    };

    /// <summary>The same cluster after somebody has changed some of it.</summary>
    public World Change(World world) => world with
    {
        Segments = [.. world.Segments.Where(_ => !Chance(15)).Select(s => Chance(45) ? Changed(s) : s), .. Added(world)],
        Baselines = [.. world.Baselines.Where(_ => !Chance(20)).Select(b => Chance(40) ? Changed(b) : b)],
    };

    /// <summary>The same with the policies edited and deleted by somebody.</summary>
    public World Disturb(World world) => world with
    {
        Policies = [.. world.Policies.Where(_ => !Chance(25)).Select(p => Chance(30) ? Edited(p) : p)],
    };

    /// <summary>The same after something that a rendering may read has changed, or nothing has.</summary>
    public World Surroundings(World world) => Next(8) switch
    {
        0 => world with { Services = [.. Spaces.SelectMany(Services), .. SystemServices()] },
        1 => world with { Slices = [.. Slices()] },
        2 => world with { Nodes = [.. Enumerable.Range(0, 1 + Next(2)).Select(Node)] },
        3 => world with { Namespaces = [.. world.Namespaces.Select(n => Chance(40) ? Unnamed(n) : n)] },
        4 => world with { Pods = [.. world.Pods.Where(_ => Chance(90)), .. Chance(50) ? [NodeLocalPod()] : Array.Empty<V1Pod>()] },
        // A status was written, or the watch listed again: other objects that say the same.
        5 => world with { Segments = [.. world.Segments.Select(Copied)] },
        6 => Change(world),
        _ => world,
    };

    /// <summary>Other settings.</summary>
    public static RenderSettings Settings(RenderSettings settings) => settings with
    {
        ClusterCidrs = settings.ClusterCidrs.Count == 0 ? ["203.0.113.0/25"] : [],
        Dns = settings.Dns with { NodeLocal = settings.Dns.NodeLocal == NodeLocalDns.Auto ? NodeLocalDns.Always : NodeLocalDns.Auto },
    };

    public T Pick<T>(params IReadOnlyList<T> items) => items[Next(items.Count)];

    public IReadOnlyList<T> Shuffle<T>(IEnumerable<T> items) => [.. items.OrderBy(_ => _random.Next())];

    private int Next(int below) => _random.Next(below);

    private bool Chance(int percent) => _random.Next(100) < percent;
#pragma warning restore CA5394

    private IEnumerable<AppSegment> Added(World world) => Spaces.SelectMany(ns => Apps
        .Where(name => !world.Segments.Any(s => s.Metadata.NamespaceProperty == ns && s.Metadata.Name == name) && Chance(35))
        .Select(name => Segment(ns, name)));

    private AppSegment Changed(AppSegment old)
    {
        var made = Segment(old.Metadata.NamespaceProperty, old.Metadata.Name);
        made.Metadata.Uid = old.Metadata.Uid;
        made.Metadata.Generation = old.Metadata.Generation + 1;
        return made;
    }

    private NamespaceBaseline Changed(NamespaceBaseline old)
    {
        var made = Baseline(old.Metadata.Name);
        made.Metadata.Uid = old.Metadata.Uid;
        made.Metadata.Generation = old.Metadata.Generation + 1;
        return made;
    }

    private V1NetworkPolicy Edited(V1NetworkPolicy policy) => Next(3) switch
    {
        0 => policy with { Spec = policy.Spec with { Ingress = [new V1NetworkPolicyIngressRule()], PolicyTypes = ["Ingress"] } },
        1 => policy with { Spec = policy.Spec with { PodSelector = Selector() } },
        _ => policy with { Metadata = policy.Metadata with { Labels = new Dictionary<string, string> { ["mine"] = "now" } } },
    };

    private V1Namespace Namespace(string name) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = name,
            Labels = new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = name, ["team"] = Pick(Tiers) },
        },
    };

    private V1Pod Pod(int index)
    {
        var labels = new Dictionary<string, string> { ["app"] = Pick(Apps) };
        if (Chance(60))
        {
            labels["tier"] = Pick(Tiers);
        }

        // A tenant may give its pods any name.
        if (Chance(15))
        {
            labels["app.kubernetes.io/name"] = Pick("traefik", "prometheus");
        }

        return new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = $"pod-{index}", NamespaceProperty = Pick(Spaces), Labels = labels },
            Spec = new V1PodSpec
            {
                Containers = [new V1Container { Name = "c", Ports = [new V1ContainerPort { Name = "http", ContainerPort = Pick(80, 8080) }] }],
            },
            Status = new V1PodStatus { Phase = "Running", PodIP = string.Create(CultureInfo.InvariantCulture, $"10.0.0.{index + 1}") },
        };
    }

    private static V1Namespace Unnamed(V1Namespace ns) => ns with
    {
        Metadata = ns.Metadata with { Labels = ns.Metadata.Labels.Where(l => l.Key != "kubernetes.io/metadata.name").ToDictionary() },
    };

    private static AppSegment Copied(AppSegment segment) => new() { Metadata = segment.Metadata with { }, Spec = segment.Spec, Status = new AppSegmentStatus() };

    private AppSegment Segment(string ns, string name) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = ns, Uid = $"segment-{ns}-{name}-{++_made}", Generation = seed % 2 == 0 ? 1 : null },
        Spec = new AppSegmentSpec
        {
            PodSelector = Chance(4) ? null : Selector(),
            Mode = Chance(8) ? Modes.Audit : null,
            Isolate = Isolate(),
            Dns = Next(100) switch { < 50 => DnsModes.None, < 54 => "a mistake that is nobody else's", _ => null },
            Ports = Chance(50) ? null : [new SegmentPort { Name = "main", Port = Pick<IntOrString>(80, 8080, "http") }],
            AllowFrom = Rules(() => new IngressRule()),
            AllowTo = Rules(EgressRule),
        },
    };

    private NamespaceBaseline Baseline(string name) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, Uid = $"baseline-{name}-{++_made}", Generation = seed % 2 == 0 ? 1 : null },
        Spec = new NamespaceBaselineSpec
        {
            NamespaceSelector = Chance(8) ? null : Chance(60) ? new V1LabelSelector() : new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["team"] = Pick(Tiers) } },
            Isolate = Chance(5) ? ["Sideways"] : Isolate(),
            Dns = Chance(50) ? DnsModes.None : null,
            AllowFrom = Rules(() => new IngressRule(), inBaseline: true),
            AllowTo = Rules(EgressRule, inBaseline: true),
        },
    };

    private IList<string>? Isolate() => Next(4) switch { 0 => [Directions.Ingress], 1 => [Directions.Egress], _ => null };

    private V1LabelSelector Selector() => Next(6) switch
    {
        0 => new V1LabelSelector(),
        1 => new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["tier"] = Pick(Tiers) } },
        2 => new V1LabelSelector { MatchExpressions = [new V1LabelSelectorRequirement { Key = "app", OperatorProperty = Pick("In", "NotIn"), Values = [Pick(Apps), Pick(Apps)] }] },
        3 => new V1LabelSelector { MatchExpressions = [new V1LabelSelectorRequirement { Key = "tier", OperatorProperty = Pick("Exists", "DoesNotExist") }] },
        _ => new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = Pick(Apps) } },
    };

    private EgressRule EgressRule() => Chance(20) ? new EgressRule { Service = new ServicePeer { Name = Pick("s1", "s2"), Namespace = Pick(null, "b") } } : new EgressRule();

    private List<TRule> Rules<TRule>(Func<TRule> make, bool inBaseline = false)
        where TRule : Rule
    {
        var rules = new List<TRule>();
        while (Chance(60) && rules.Count < 4)
        {
            var rule = make();
            Fill(rule, inBaseline);
            rules.Add(rule);
        }

        return rules;
    }

    private void Fill(Rule rule, bool inBaseline)
    {
        rule.Ports = Chance(50) ? null : [Port()];
        rule.ExpiresAt = Next(8) switch { 0 => "2026-01-01T00:00:00Z", 1 => "2027-01-01T00:00:00Z", _ => null };
        if (rule is EgressRule { Service: not null })
        {
            return;
        }

        switch (Next(4))
        {
            case 0:
                rule.Segment = new SegmentPeer { Name = Pick(Apps), Namespace = inBaseline ? Pick(Spaces) : Pick(null, "a", "b") };
                break;
            case 1:
                rule.Pods = new PodsPeer { Namespace = Pick(null, "a"), PodSelector = Chance(30) ? null : Selector() };
                rule.Pods.NamespaceSelector = rule.Pods.Namespace is null && Chance(50) ? Pick(new V1LabelSelector(), new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["team"] = "1" } }) : null;
                break;
            case 2:
                rule.Cidr = Pick(new CidrPeer { Block = "203.0.113.0/24", Except = ["203.0.113.64/26"] }, new CidrPeer { Block = "0.0.0.0/0" }, new CidrPeer { Block = "2001:db8::/32" });
                break;
            default:
                rule.Entity = Pick(
                    Entities.Anyone, Entities.Cluster, Entities.Namespace, Entities.Internet, Entities.Nodes, Entities.KubeApiServer, Entities.IngressController, Entities.Monitoring);
                break;
        }
    }

    private RulePort Port() => Next(5) switch
    {
        0 => new RulePort { Port = "main" },
        1 => new RulePort { Port = "http" },
        2 => new RulePort { Port = 80, EndPort = 9000 },
        3 => new RulePort { Protocol = Protocols.Udp },
        _ => new RulePort { Port = Pick<IntOrString>(80, 8080, "web") },
    };

    private V1NetworkPolicy Foreign(string ns, string name) => new()
    {
        Metadata = new V1ObjectMeta { Name = Chance(20) ? "aseg-x" : name, NamespaceProperty = ns, Uid = $"foreign-{ns}-{name}" },
        Spec = new V1NetworkPolicySpec
        {
            PodSelector = Selector(),
            Ingress = Chance(50) ? [new V1NetworkPolicyIngressRule { FromProperty = [new V1NetworkPolicyPeer { PodSelector = Selector() }] }] : null,
            PolicyTypes = Pick<IList<string>>(["Ingress"], ["Egress"], ["Ingress", "Egress"]),
        },
    };
}
