using System.Text;
using k8s.Models;
using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Manifests;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Rendering;

/// <summary>Golden/&lt;case&gt;: input.yaml renders to expected.yaml; note.md says why the case is there.</summary>
public class GoldenTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string Folder = Repository.CoreTests("Golden");

    public static TheoryData<string> Cases() => [.. Directory.GetDirectories(Folder).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Render_GoldenInput_GivesExpectedYaml(string name)
    {
        var expectedFile = Path.Combine(Folder, name, "expected.yaml");
        var actual = RenderAll(Yaml.Cluster(File.ReadAllText(Path.Combine(Folder, name, "input.yaml"))));
        if (Environment.GetEnvironmentVariable("NETPOL_GOLDEN_UPDATE") == "1")
        {
            File.WriteAllText(expectedFile, actual);
        }

        Assert.Equal(File.ReadAllText(expectedFile), actual);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Note_EveryCase_SaysWhy(string name) =>
        Assert.False(string.IsNullOrWhiteSpace(File.ReadAllText(Path.Combine(Folder, name, "note.md"))));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Render_GoldenInput_IsReadBackAlike(string name)
    {
        var policies = Rendered(Yaml.Cluster(File.ReadAllText(Path.Combine(Folder, name, "input.yaml")))).Select(r => r.Policy).OfType<V1NetworkPolicy>().ToList();
        var read = Yaml.Objects(PolicyYaml.Write(policies)).OfType<V1NetworkPolicy>();
        Assert.Equal(PolicyYaml.Write(policies), PolicyYaml.Write(read));
    }

    private static string RenderAll(ClusterSnapshot cluster)
    {
        var rendered = Rendered(cluster).OrderBy(r => r.Namespace, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        foreach (var policy in rendered)
        {
            Remark(text, policy);
        }

        return text + PolicyYaml.Write(rendered.Select(r => r.Policy).OfType<V1NetworkPolicy>());
    }

    private static IEnumerable<RenderedPolicy> Rendered(ClusterSnapshot cluster)
    {
        var settings = RenderSettings.Default;
        foreach (var ns in cluster.Namespaces)
        {
            foreach (var segment in cluster.SegmentsIn(ns.Metadata.Name))
            {
                yield return PolicyRenderer.Render(segment, cluster, settings, Now);
            }

            foreach (var baseline in cluster.Baselines.Where(b => BaselineScope.Matches(b, ns, settings)))
            {
                yield return PolicyRenderer.Render(baseline, ns, cluster, settings, Now);
            }
        }
    }

    private static void Remark(StringBuilder text, RenderedPolicy policy)
    {
        foreach (var violation in policy.Violations)
        {
            text.Append("# ").Append(policy.Owner).Append(" is invalid: ").Append(violation).Append('\n');
        }

        foreach (var rule in policy.Rules)
        {
            text.Append($"# {policy.Owner} {rule.Path} {rule.Peer} on {rule.Ports}: {rule.State} {rule.Message}".TrimEnd()).Append('\n');
        }

        foreach (var warning in policy.Warnings)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"# {policy.Owner} {warning.Path} {warning.Code}: {warning.Message}").Append('\n');
        }
    }
}
