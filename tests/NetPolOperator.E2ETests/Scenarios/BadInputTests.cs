using System.Net;
using System.Text.RegularExpressions;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.E2ETests.Scenarios;

/// <summary>
/// Every violation is reported with its field path, wherever it is caught first: by the schema and its rules where the cluster
/// knows them, by the operator otherwise. Nothing is widened or lost by it, and nobody else is affected.
/// </summary>
public sealed class BadInputTests : Scenario
{
    public static TheoryData<string, string, string> Violations => new()
    {
        { "two peers in a rule", "allowFrom: [{entity: Cluster, pods: {}}]", "allowFrom[0]" },
        { "no peer in a rule", "allowFrom: [{description: nobody}]", "allowFrom[0]" },
        { "a port's name twice", "ports: [{name: http, port: 80}, {name: http, port: 81}]", "ports[1].name" },
        { "endPort below port", "ports: [{port: 90, endPort: 80}]", "ports[0].endPort" },
        { "endPort with a named port", "allowFrom: [{entity: Cluster, ports: [{port: http, endPort: 80}]}]", "allowFrom[0].ports[0]" },
        { "host bits in a block", "allowTo: [{cidr: {block: 10.0.0.1/8}}]", "allowTo[0].cidr.block" },
        { "no block at all", "allowTo: [{cidr: {block: example}}]", "allowTo[0].cidr.block" },
        { "a host name", "allowTo: [{cidr: {block: api.example.com}}]", "allowTo[0].cidr.block" },
        { "except outside the block", "allowTo: [{cidr: {block: 10.0.0.0/8, except: [192.168.0.0/16]}}]", "allowTo[0].cidr.except[0]" },
        { "except twice", "allowTo: [{cidr: {block: 10.0.0.0/8, except: [10.1.0.0/16, 10.1.0.0/16]}}]", "allowTo[0].cidr.except[1]" },
        { "a segment's name that cannot be one", "allowTo: [{segment: {name: No_Such}}]", "allowTo[0].segment.name" },
        { "a namespace that cannot be one", "allowTo: [{segment: {name: a, namespace: x.y}}]", "allowTo[0].segment.namespace" },
        { "a label value that cannot be one", "podSelector: {matchLabels: {app: 'a b'}}", "podSelector" },
        { "namespace and namespaceSelector", "allowTo: [{pods: {namespace: a, namespaceSelector: {}}}]", "allowTo[0].pods" },
        { "a time that is none", "allowTo: [{entity: Cluster, expiresAt: tomorrow}]", "allowTo[0].expiresAt" },
        { "a port out of range", "ports: [{port: 70000}]", "ports[0].port" },
    };

    [Theory]
    [MemberData(nameof(Violations))]
    public async Task Violation_IsReportedWithItsFieldPath(string name, string spec, string field)
    {
        var ns = await NamespaceAsync("bad");
        var (status, body) = await CreateSegmentAsync(ns, spec.StartsWith("podSelector", StringComparison.Ordinal) ? spec : "podSelector: {}\n" + spec);
        if (status == HttpStatusCode.UnprocessableEntity)
        {
            // The schema's rules name the list or object that they stand at.
            Assert.Contains("spec." + field.Split('[', '.')[0], body, StringComparison.Ordinal);
            return;
        }

        Assert.True(status == HttpStatusCode.Created, $"{name}: {body}");
        var found = await SegmentStatusAsync(ns, "bad", found => AssertCondition(found, "Accepted", "False"));
        Assert.Contains(field, Condition(found, "Accepted")!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        AssertCondition(found, "Ready", "False");
        Assert.Empty(await Api.ListAsync(ResourceKind.NetworkPolicy, ns));
    }

    [Theory]
    [InlineData("allowTo: [{cidr: {block: 172.17.0.1/24}}]", "spec.allowTo[0].cidr.block: '172.17.0.1/24' has host bits: write 172.17.0.0/24")]
    [InlineData(
        "allowTo: [{cidr: {block: 10.0.0.0/8, except: [192.168.0.0/16]}}]",
        "spec.allowTo[0].cidr.except[0]: '192.168.0.0/16' is not inside the block 10.0.0.0/8: an exception lies in its block")]
    [InlineData("podSelector: {matchLabels: {'not a key': x}}", "spec.podSelector.matchLabels[not a key]: 'not a key' is not legal")]
    public async Task WhatNoSchemaChecks_IsRefusedByTheOperatorWithFieldValueAndFix(string spec, string message)
    {
        var ns = await NamespaceAsync("unchecked");
        await SegmentAsync(ns, "bad", spec.StartsWith("podSelector", StringComparison.Ordinal) ? spec : "podSelector: {}\n" + spec);
        var found = await SegmentStatusAsync(ns, "bad", found => AssertCondition(found, "Accepted", "False", "InvalidSpec"));
        Assert.Contains(message, Condition(found, "Accepted")!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(await Api.ListAsync(ResourceKind.NetworkPolicy, ns));
    }

    [Theory]
    [InlineData("ports: [{name: 1--2, port: 80}]", "spec.ports.name: Invalid value: \"1--2\"")]
    [InlineData("ports: [{name: '80', port: 80}]", "spec.ports.name: Invalid value: \"80\"")]
    [InlineData("ports: [{port: FOO_bar}]", "spec.ports.port: Invalid value: \"FOO_bar\"")]
    [InlineData("ports: [{port: '65536'}]", "spec.ports.port: Invalid value: \"65536\"")]
    [InlineData("allowFrom: [{entity: Cluster, ports: [{port: ABC}]}]", "spec.allowFrom.ports.port: Invalid value: \"ABC\"")]
    [InlineData("allowFrom: [{entity: Cluster, ports: [{port: '0'}]}]", "spec.allowFrom.ports.port: Invalid value: \"0\"")]
    public async Task PortThatIsNone_IsRefusedByTheSchemaOfEveryCluster(string spec, string message)
    {
        var (status, body) = await CreateSegmentAsync(await NamespaceAsync("ports"), "podSelector: {}\n" + spec);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(message, WithoutIndexes(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PortsByEveryLegalSpelling_AreTaken()
    {
        var ns = await NamespaceAsync("ports");
        await SegmentAsync(ns, "app", """
            podSelector: {}
            ports: [{name: a, port: 1}, {name: 8-a-1, port: '65535'}, {name: 1a, port: web-1}, {name: abcdefghijklmno, port: 0a}]
            allowTo: [{service: {name: s}, ports: [{port: '59999'}, {port: a--b-of-a-service-may-have-a-name-of-up-to-63-letters-012345678}]}]
            """);
        await SegmentStatusAsync(ns, "app", found => AssertCondition(found, "Accepted", "True"));
    }

    [Fact]
    public async Task BaselineWithAGlobThatIsNone_IsRefusedByTheSchemaOfEveryCluster()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() =>
            BaselineAsync($"glob-{Id}", $"namespaceSelector: {{matchLabels: {{run: '{Id}'}}}}\nexcludeNamespaces: [kube-system, 'Kube*']"));
        Assert.Contains("spec.excludeNamespaces: Invalid value", WithoutIndexes(refused.Message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralViolationsThatNoSchemaChecks_AreAllReportedAtOnceInConditionAndEvent()
    {
        var ns = await NamespaceAsync("several");
        await SegmentAsync(ns, "bad", """
            podSelector: {matchLabels: {'not a key': x}}
            allowTo: [{cidr: {block: 10.0.0.1/8}}, {entity: Cluster}, {cidr: {block: 10.0.0.0/8, except: [192.168.0.0/16]}}]
            """);
        var found = await SegmentStatusAsync(ns, "bad", found => AssertCondition(found, "Accepted", "False", "InvalidSpec"));
        var message = Condition(found, "Accepted")!["message"]!.GetValue<string>();
        Assert.Matches(
            @"^spec\.podSelector\.matchLabels\[not a key\]: 'not a key' is not legal: [^;]+; "
            + @"spec\.allowTo\[0\]\.cidr\.block: '10\.0\.0\.1/8' has host bits: write 10\.0\.0\.0/8 for the block, or 10\.0\.0\.1/32 for the one address; "
            + @"spec\.allowTo\[2\]\.cidr\.except\[0\]: '192\.168\.0\.0/16' is not inside the block 10\.0\.0\.0/8: an exception lies in its block$",
            message);
        var told = await EventAsync(ns, "bad", "InvalidSpec");
        Assert.Equal((message, "Warning"), (told["message"]!.GetValue<string>(), told["type"]!.GetValue<string>()));
        Assert.Empty(await Api.ListAsync(ResourceKind.NetworkPolicy, ns));
    }

    [Fact]
    public async Task ValidSegmentMadeInvalid_KeepsItsPolicyAndNobodyElseIsAffected()
    {
        const string Spec = "{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}], ports: [{port: 80, protocol: TCP}]}]}";
        var ns = await NamespaceAsync("kept");
        await SegmentAsync(ns, "app", "podSelector: {}\nisolate: [Ingress]\nports: [{port: 80}]\nallowFrom: [{entity: Namespace}]");
        var before = await PolicyBecomesAsync(ns, "aseg-app", Spec);
        await SegmentReadyAsync(ns, "app");
        // Host bits are what no schema checks. The other half of the edit is valid, and counts no more.
        await Api.PatchAsync(ResourceKind.AppSegment, ns, "app", "spec: {allowFrom: [{entity: Anyone}], allowTo: [{cidr: {block: 10.0.0.1/8}}]}");
        await SegmentStatusAsync(ns, "app", found => AssertCondition(found, "Accepted", "False", "InvalidSpec"));
        var told = await EventAsync(ns, "app", "InvalidSpec");
        Assert.Equal("spec.allowTo[0].cidr.block: '10.0.0.1/8' has host bits: write 10.0.0.0/8 for the block, or 10.0.0.1/32 for the one address", told["message"]!.GetValue<string>());
        await SegmentAsync(ns, "other", "podSelector: {matchLabels: {app: other}}\nisolate: [Ingress]");
        await SegmentReadyAsync(ns, "other");
        var after = await PolicyBecomesAsync(ns, "aseg-app", Spec);
        Assert.Equal(before["metadata"]!["resourceVersion"]!.GetValue<string>(), after["metadata"]!["resourceVersion"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("podSelector: {matchLabels: {app: 1}}", "spec.podSelector.matchLabels.app")]
    [InlineData("podSelector: {}\nports: [{port: true}]", "spec.ports")]
    [InlineData("podSelector: {}\nallowFrom: everyone", "spec.allowFrom")]
    [InlineData("podSelector: {}\nmode: Enforced", "spec.mode")]
    [InlineData("podSelector: {}\nallowFrom: [{entity: World}]", "entity")]
    [InlineData("isolate: [Ingress]", "spec.podSelector")]
    [InlineData("podSelector: {}\nisolate: []", "spec.isolate")]
    public async Task WrongTypeOrValue_IsRefusedByTheSchemaWithItsField(string spec, string field)
    {
        var ns = await NamespaceAsync("schema");
        var (status, body) = await CreateSegmentAsync(ns, spec);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(field, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BaselineWithASegmentPeerWithoutNamespace_IsReported()
    {
        var manifest = $$$"""
            apiVersion: netpol.io/v1alpha1
            kind: NamespaceBaseline
            metadata: {name: bad-{{{Id}}}}
            spec:
              namespaceSelector: {matchLabels: {run: '{{{Id}}}'}}
              allowFrom: [{segment: {name: web}}]
            """;
        var (status, body) = await Api.CreateAsync(manifest);
        if (status == HttpStatusCode.UnprocessableEntity)
        {
            Assert.Contains("allowFrom", body!.ToJsonString(), StringComparison.Ordinal);
            return;
        }

        await ApplyAsync(manifest); // so that it goes with the test
        var found = await BaselineStatusAsync($"bad-{Id}", found => AssertCondition(found, "Accepted", "False"));
        Assert.Contains("allowFrom[0].segment.namespace", Condition(found, "Accepted")!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    // Old API servers tell the list only, not which item of it.
    private static string WithoutIndexes(string message) => Regex.Replace(message, @"\[\d+\]", string.Empty);

    private async Task<(HttpStatusCode Status, string Message)> CreateSegmentAsync(string ns, string spec)
    {
        var (status, body) = await Api.CreateAsync(Segment(ns, "bad", spec));
        return (status, body?["message"]?.GetValue<string>() ?? string.Empty);
    }
}
