using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Cli.Tests.Running;

namespace NetPolOperator.Cli.Tests.Inputs;

/// <summary>Whatever is not listed counts as denied: addresses are left out only where no pod can have to do with them.</summary>
public sealed class AddressFamiliesTests
{
    private const string AllV4 = "ip:0.0.0.0-255.255.255.255";
    private const string LastOfV6 = "-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";

    [Theory]
    [InlineData("", "", true, false)]
    [InlineData("", "2001:db8::/32", true, true)]
    [InlineData("10.0.0.1", "2001:db8::/32", true, true)]
    [InlineData("fd00::1", "2001:db8::/32", false, true)]
    [InlineData("fd00::1", "192.0.2.0/24, except: [192.0.0.0/16]", true, true)]
    [InlineData("10.0.0.1", "2001:db8::/32, except: [\"2001:db8::/32\"]", true, true)]
    public async Task Connections_Families_AreThoseOfPodsAndBlocksAndIPv4UnlessPodsSayOtherwise(string address, string block, bool v4, bool v6)
    {
        var (cidr, except) = block.Split(", ") is [var first, var second] ? (first, ", " + second) : (block, "");
        var input = $$$"""
            {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop}, spec: {containers: []}, status: {podIP: "{{{address}}}"}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: p, namespace: other}
            spec: {podSelector: {}, ingress: [{{{(cidr.Length == 0 ? "" : $"{{from: [{{ipBlock: {{cidr: \"{cidr}\"{except}}}}}]}}")}}}]}
            """;
        var result = await CliRunner.RunAsync("/", ["connections", "-f", "-", "-o", "json", "--from", "shop/a"], input);
        Assert.Equal((ExitCode.Fine, ""), (result.ExitCode, result.Error));
        Assert.Equal((v4, v6), (result.Out.Contains("255.255.255.255", StringComparison.Ordinal), result.Out.Contains(LastOfV6, StringComparison.Ordinal)));
        if (v4 && !v6) Assert.Contains(AllV4, result.Out, StringComparison.Ordinal);
    }
}
