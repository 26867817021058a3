using System.Globalization;
using System.Text.Json;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Ports;

namespace NetPolOperator.Cli.Tests.Conformance;

/// <summary>What a conformance case says is true.</summary>
internal static class Truth
{
    /// <summary>Holds a list of connections against the case of a folder: every full set between pods, every probe of addresses.</summary>
    public static async Task AssertAgreesAsync(string directory, List<(string Source, string Destination, string Conns)> lines)
    {
        using var truth = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(directory, "truth.json")));
        Assert.Equal(
            ExpectedBetweenPods(truth.RootElement),
            lines.Where(l => !IsAddress(l.Source) && !IsAddress(l.Destination)).ToDictionary(l => (l.Source, l.Destination), l => l.Conns));
        AssertExternals(truth.RootElement, lines);
    }

    private static bool IsAddress(string peer) => peer.StartsWith("ip:", StringComparison.Ordinal);

    private static Dictionary<(string, string), string> ExpectedBetweenPods(JsonElement truth)
    {
        var pods = Strings(truth.GetProperty("pods"));
        var table = Strings(truth.GetProperty("connTable"));
        var rows = truth.GetProperty("conns");
        var pairs = from source in Enumerable.Range(0, pods.Length)
                    from destination in Enumerable.Range(0, pods.Length)
                    let conns = table[rows[source][destination].GetInt32()]
                    where conns.Length > 0
                    select ((pods[source], pods[destination]), conns);
        return pairs.ToDictionary(p => p.Item1, p => p.conns);
    }

    private static void AssertExternals(JsonElement truth, List<(string Source, string Destination, string Conns)> lines)
    {
        var pods = Strings(truth.GetProperty("pods"));
        var externals = Strings(truth.GetProperty("externals"));
        foreach (var probe in Strings(truth.GetProperty("probes")))
        {
            for (var pod = 0; pod < pods.Length; pod++)
            {
                for (var external = 0; external < externals.Length; external++)
                {
                    var from = lines.Any(l => l.Destination == pods[pod] && Holds(l.Source, externals[external]) && Passes(l.Conns, probe));
                    var to = lines.Any(l => l.Source == pods[pod] && Holds(l.Destination, externals[external]) && Passes(l.Conns, probe));
                    var (wantFrom, wantTo) = (truth.GetProperty("fromExternal").GetProperty(probe)[external].GetString()![pod] == '1', truth.GetProperty("toExternal").GetProperty(probe)[pod].GetString()![external] == '1');
                    Assert.True((from, to) == (wantFrom, wantTo), $"{probe} {pods[pod]} and {externals[external]}: from {from}, expected {wantFrom}; to {to}, expected {wantTo}");
                }
            }
        }
    }

    private static bool Holds(string peer, string address)
    {
        if (!IsAddress(peer)) return false;
        var ends = peer[3..].Split('-');
        return IpAddress.TryParse(ends[0], out var first) && IpAddress.TryParse(ends[1], out var last) && IpAddress.TryParse(address, out var wanted)
            && first.IsV6 == wanted.IsV6 && new IpRange(first, last).Contains(wanted);
    }

    private static bool Passes(string conns, string probe)
    {
        var parts = probe.Split('/');
        return TransportProtocols.TryParse(parts[0], out var protocol) && ConnectionSet.Parse(conns).Contains(protocol, int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];
}
