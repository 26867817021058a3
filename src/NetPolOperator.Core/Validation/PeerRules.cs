using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Validation;

/// <summary>Legality of peers.</summary>
internal static class PeerRules
{
    private static readonly string[] KnownEntities =
    [
        Entities.Anyone, Entities.Cluster, Entities.Namespace, Entities.Internet, Entities.KubeApiServer, Entities.Nodes,
        Entities.IngressController, Entities.Monitoring,
    ];

    /// <summary>Exactly one peer, and that one legal.</summary>
    public static void Check(Rule rule, string path, bool inBaseline, ViolationList found)
    {
        var service = (rule as EgressRule)?.Service;
        CheckCount(rule, service, path, found);
        if (rule.Segment is { } segment)
        {
            CheckNamed(segment.Name, segment.Namespace, path + ".segment", "AppSegment", NameRules.DnsSubdomain, found);
            if (inBaseline && segment.Namespace is null)
            {
                found.Add(path + ".segment.namespace", "is required in a NamespaceBaseline: it has no namespace of its own");
            }
        }

        if (rule.Pods is { } pods)
        {
            CheckPods(pods, path + ".pods", found);
        }

        if (service is not null)
        {
            CheckNamed(service.Name, service.Namespace, path + ".service", "Service", NameRules.DnsLabel, found);
        }

        if (rule.Cidr is { } cidr)
        {
            CidrRules.Check(cidr, path + ".cidr", found);
        }

        CheckEntity(rule.Entity, path + ".entity", found);
    }

    private static void CheckCount(Rule rule, ServicePeer? service, string path, ViolationList found)
    {
        string?[] given =
        [
            rule.Segment is null ? null : "segment", rule.Pods is null ? null : "pods", service is null ? null : "service",
            rule.Cidr is null ? null : "cidr", rule.Entity is null ? null : "entity",
        ];
        var names = given.Where(g => g is not null).ToList();
        if (names.Count == 0)
        {
            var choices = rule is EgressRule ? "segment, pods, service, cidr, entity" : "segment, pods, cidr, entity";
            found.Add(path, $"has no peer: give exactly one of {choices} (everyone is entity: {Entities.Anyone}; a DNS name (FQDN) cannot be a peer)");
        }
        else if (names.Count > 1)
        {
            found.Add(path, $"has {names.Count} peers ({string.Join(", ", names)}): give exactly one, and a rule of its own to each of the others");
        }
    }

    private static void CheckNamed(string? name, string? ns, string path, string kind, Func<string, string?> rule, ViolationList found)
    {
        if (string.IsNullOrEmpty(name))
        {
            found.Add(path + ".name", $"is required: the name of the {kind}");
        }
        else if (kind == "Service" && name.Contains('.', StringComparison.Ordinal))
        {
            found.Add(path + ".name", $"'{ViolationList.Shorten(name)}' is a DNS name: give the Service's name, and its namespace in namespace");
        }
        else
        {
            found.AddUnless(path + ".name", name, rule);
        }

        CheckNamespace(ns, path, found);
    }

    private static void CheckPods(PodsPeer pods, string path, ViolationList found)
    {
        CheckNamespace(pods.Namespace, path, found);
        if (pods.Namespace is not null && pods.NamespaceSelector is not null)
        {
            found.Add(path, $"has both namespace ('{ViolationList.Shorten(pods.Namespace)}') and namespaceSelector: give one of them");
        }

        if (pods.NamespaceSelector is { } namespaces)
        {
            SelectorRules.Check(namespaces, path + ".namespaceSelector", found);
        }

        if (pods.PodSelector is { } selector)
        {
            SelectorRules.Check(selector, path + ".podSelector", found);
        }
    }

    private static void CheckNamespace(string? ns, string path, ViolationList found)
    {
        if (ns is not null)
        {
            found.AddUnless(path + ".namespace", ns, NameRules.DnsLabel);
        }
    }

    private static void CheckEntity(string? entity, string path, ViolationList found)
    {
        if (entity is not null && entity.Contains('.', StringComparison.Ordinal))
        {
            found.Add(path, $"'{ViolationList.Shorten(entity)}' looks like a DNS name (FQDN): {CidrRules.FqdnAdvice}");
        }
        else
        {
            found.AddUnlessOneOf(path, entity, KnownEntities);
        }
    }
}
