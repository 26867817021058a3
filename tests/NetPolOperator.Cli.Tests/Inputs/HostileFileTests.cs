using System.Text;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Output;
using NetPolOperator.Cli.Tests.Running;

namespace NetPolOperator.Cli.Tests.Inputs;

/// <summary>Files as nobody should write them: each gets one clear message with its place, exit status 2, and no answer.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: []}\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("netpol-").FullName;

    public static TheoryData<string, string> Texts => new()
    {
        { "apiVersion: networking.k8s.io/v1\nkind: networkpolicy\nmetadata: {name: a}\n", "x.yaml:2:7: networking.k8s.io/v1 has no networkpolicy: did you mean NetworkPolicy?" },
        { "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicies\nmetadata: {name: a}\n", "x.yaml:2:7: networking.k8s.io/v1 has no NetworkPolicies: did you mean NetworkPolicy?" },
        { "apiVersion: v1\nkind: NetworkPolicy\nmetadata: {name: a}\n", "x.yaml:2:7: v1 has no NetworkPolicy: write apiVersion: networking.k8s.io/v1" },
        { "apiVersion: networking.k8s.io/v1beta1\nkind: NetworkPolicy\nmetadata: {name: a}\n", "x.yaml:2:7: networking.k8s.io/v1beta1 is not known: write apiVersion: networking.k8s.io/v1" },
        { "apiVersion: netpol.io/v9\nkind: AppSegment\nmetadata: {name: a}\n", "x.yaml:2:7: netpol.io/v9 is not known: write apiVersion: netpol.io/v1alpha1" },
        { "apiVersion: netpol.io/v1alpha1\nkind: Segment\nmetadata: {name: a}\n", "x.yaml:2:7: netpol.io/v1alpha1 has no Segment: there are AppSegment and NamespaceBaseline" },
        { "apiVersion: v1\nkind: Pods\nmetadata: {name: a}\n", "x.yaml:2:7: v1 has no Pods: did you mean Pod?" },
        { "apiVersion: v1\nkind: 2\nmetadata: {name: a}\n", "x.yaml:2:7: kind must be text, not the number 2" },
        { "a: [1,\nb: 2\n", "x.yaml:1:6: not valid YAML: what follows here does not fit, a bracket may be missing" },
        { Pod + "---\na:\n  b:\n\tc: d\n", "x.yaml:8:1: not valid YAML: a tab in the indentation, where only spaces may stand" },
        { Pod + "---\n- {apiVersion: v1, kind: Pod}\n", "x.yaml:6:1: a Kubernetes object is a mapping, not a list" },
        { Pod + "---\nmetadata: \0{name: b}\n", "x.yaml:6: not text in UTF-8: there is a NUL byte" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Connections_TextThatMeansSomethingElse_IsRefusedWithItsPlace(string text, string expected)
    {
        Assert.Equal($"error: {expected}\n", (await RunAsync(Encoding.UTF8.GetBytes(text))).Error);
        var lint = await CliRunner.RunAsync(_folder, ["lint", "-f", "x.yaml"]);
        Assert.Equal((ExitCode.Error, $"error: {expected}\n"), (lint.ExitCode, lint.Error));
    }

    [Fact]
    public async Task Connections_BytesOfAnotherEncoding_AreRefused() =>
        Assert.Equal("error: x.yaml:3: not text in UTF-8: there are bytes of something else\n", (await RunAsync(Encoding.Latin1.GetBytes("apiVersion: v1\nkind: Pod\nmetadata: {name: \u00e4}\n"))).Error);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Connections_TextWithAByteOrderMark_IsRead(bool utf16)
    {
        var encoding = utf16 ? Encoding.Unicode : Encoding.UTF8;
        await File.WriteAllBytesAsync(Path.Combine(_folder, "x.yaml"), [.. encoding.Preamble, .. encoding.GetBytes(Pod)]);
        Assert.Equal((ExitCode.Fine, ""), Outcome(await CliRunner.RunAsync(_folder, ["connections", "-f", "x.yaml"])));
    }

    [Fact]
    public async Task Connections_PoliciesOfOtherProjects_AreSaidNotToCount()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "x.yaml"), $"{Pod}---\n{{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {{name: a}}}}\n---\n{{apiVersion: projectcalico.org/v3, kind: NetworkPolicy, metadata: {{name: a}}}}\n");
        var result = await CliRunner.RunAsync(_folder, ["coverage", "-f", "x.yaml"]);
        Assert.Equal(ExitCode.Fine, result.ExitCode);
        Assert.Contains("note: x.yaml:6: CiliumNetworkPolicy of cilium.io is not evaluated", result.Error, StringComparison.Ordinal);
        Assert.Contains("note: x.yaml:8: NetworkPolicy of projectcalico.org is not evaluated", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_ListsThatHoldNoObject_ArePassedOver()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "pod.yaml"), Pod);
        await File.WriteAllTextAsync(Path.Combine(_folder, "patch.yaml"), "- {op: remove, path: /spec/replicas}\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "numbers.json"), "[1, 2]");
        var result = await CliRunner.RunAsync(_folder, ["coverage", "-f", "."]);
        Assert.Equal(ExitCode.Fine, result.ExitCode);
        Assert.Equal("note: ./numbers.json:1: skipped, a list, so not a Kubernetes object\nnote: ./patch.yaml:1: skipped, a list, so not a Kubernetes object\n", result.Error);
    }

    [Fact]
    public async Task Connections_PodsThatHaveRunToTheirEnd_AreLeftOutAndToldOf()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "x.yaml"), $"{Pod}---\n{Pod.Replace("name: a", "name: b", StringComparison.Ordinal)}status: {{phase: Succeeded}}\n");
        var result = await CliRunner.RunAsync(_folder, ["connections", "-f", "x.yaml", "--no-external", "--self"]);
        Assert.Equal((ExitCode.Fine, "note: x.yaml:6: Pod default/b has run to its end and is left out\n"), Outcome(result));
        Assert.DoesNotContain("default/b", result.Out, StringComparison.Ordinal);
        result = await CliRunner.RunAsync(_folder, ["explain", "-f", "x.yaml", "--from", "default/a", "--to", "default/b"]);
        Assert.EndsWith("error: --to default/b: the pod has run to its end and connects to nothing\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_FoldersThatLeadIntoEachOther_AreReadOnce()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "inner"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "inner", "pod.yaml"), Pod);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "inner", "up"), "..");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "self"), _folder);
        Assert.Equal((ExitCode.Fine, ""), Outcome(await CliRunner.RunAsync(_folder, ["connections", "-f", "."])));
    }

    [Theory]
    [InlineData("loop.yaml", "loop.yaml")]
    [InlineData("nowhere.yaml", "/nonexistent")]
    [InlineData("device.yaml", "/proc/self/mem")]
    public async Task Connections_AFileThatCannotBeRead_IsNamed(string name, string target)
    {
        File.CreateSymbolicLink(Path.Combine(_folder, name), target);
        var result = await CliRunner.RunAsync(_folder, ["connections", "-f", "."]);
        Assert.Equal((ExitCode.Error, ""), (result.ExitCode, result.Out));
        Assert.StartsWith($"error: ./{name}: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--cluster-cidr", "banana", "--cluster-cidr banana: write a CIDR block")]
    [InlineData("--fail-under", "NaN", "--fail-under NaN: write a percentage")]
    [InlineData("--fail-under", "abc", "--fail-under abc: write a percentage")]
    [InlineData("--fail-under", "101", "--fail-under 101: write a percentage")]
    [InlineData("-f", "", "-f is empty")]
    [InlineData("-n", "", "--namespace : no pods there")]
    public async Task Coverage_AnArgumentThatMeansNothing_IsRefused(string option, string value, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "x.yaml"), Pod);
        var result = await CliRunner.RunAsync(_folder, ["coverage", "-f", "x.yaml", option, value]);
        Assert.Equal((ExitCode.Error, ""), (result.ExitCode, result.Out));
        Assert.StartsWith($"error: {expected}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coverage_FailUnderWithoutPods_IsNoPass()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "x.yaml"), "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n");
        var result = await CliRunner.RunAsync(_folder, ["coverage", "-f", "x.yaml", "--fail-under", "100"]);
        Assert.Equal((ExitCode.Error, "error: --fail-under: there are no pods and no workloads, so nothing was measured\n"), Outcome(result));
    }

    [Theory]
    [InlineData(39_999, 1, 0.9999)]
    [InlineData(2, 1, 0.6667)]
    [InlineData(0, 0, 1)]
    public void Ratio_OneOpenPodAmongMany_IsNotAll(int isolated, int open, double expected) => Assert.Equal(expected, new DirectionCount(isolated, open, 0).Ratio);

    [Fact]
    public async Task Diff_NameThatEndsTheCodeInMarkdown_StaysInIt()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "old.yaml"), Pod);
        await File.WriteAllTextAsync(Path.Combine(_folder, "new.yaml"), Pod.Replace("name: a", "name: '` | ![x](//y) `'", StringComparison.Ordinal));
        var result = await CliRunner.RunAsync(_folder, ["diff", "-f", "new.yaml", "-a", "old.yaml", "-o", "markdown", "--level", "pod"]);
        Assert.Contains("| `default/' \\| ![x](//y) '` |", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_ABlockOfAddresses_IsRefused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "x.yaml"), Pod);
        var result = await CliRunner.RunAsync(_folder, ["explain", "-f", "x.yaml", "--from", "10.0.0.0/8", "--to", "default/a"]);
        Assert.Equal((ExitCode.Error, "error: --from 10.0.0.0/8: name one address of the block\n"), Outcome(result));
    }

    [Fact]
    public async Task Explain_TwoAddresses_IsRefused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "x.yaml"), Pod);
        var result = await CliRunner.RunAsync(_folder, ["explain", "-f", "x.yaml", "--from", "10.0.0.1", "--to", "10.0.0.2"]);
        Assert.Equal((ExitCode.Error, "error: --from 10.0.0.1, --to 10.0.0.2: both are addresses, and policies concern pods only\n"), (result.ExitCode, result.Error));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int, string) Outcome(CliResult result) => (result.ExitCode, result.Error);

    private async Task<CliResult> RunAsync(byte[] content)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "x.yaml"), content);
        var result = await CliRunner.RunAsync(_folder, ["connections", "-f", "x.yaml"]);
        Assert.Equal((ExitCode.Error, ""), (result.ExitCode, result.Out));
        return result;
    }
}
