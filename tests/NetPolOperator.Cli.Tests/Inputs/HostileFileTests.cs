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
        { Pod + "---\nmetadata: \0{name: b}\n", "x.yaml:6: no text in UTF-8: there is a NUL byte" },
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
        Assert.Equal("error: x.yaml:3: no text in UTF-8: there are other bytes\n", (await RunAsync(Encoding.Latin1.GetBytes("apiVersion: v1\nkind: Pod\nmetadata: {name: \u00e4}\n"))).Error);

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
