using NetPolOperator.Core.Cluster;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Core.Rendering;

/// <summary>
/// <c>entity: Internet</c>: everything but the cluster's own ranges and what is not the internet: private, shared, loopback,
/// link-local, multicast and reserved addresses, and those where clouds keep instance metadata; and the same IPv4 addresses where NAT64
/// makes them IPv6 (64:ff9b::/96, RFC 6052), while what is the internet stays within reach that way.
/// </summary>
internal static class InternetBlocks
{
    private static readonly CidrBlock AllIPv4 = Parse("0.0.0.0/0");
    private static readonly CidrBlock AllIPv6 = Parse("::/0");

    private static readonly CidrBlock Nat64 = Parse("64:ff9b::/96");

    private static readonly CidrBlock[] NotInternet =
    [
        Parse("0.0.0.0/8"), // this network
        Parse("10.0.0.0/8"), // private, RFC 1918
        Parse("100.64.0.0/10"), // shared by carriers, RFC 6598; Alibaba's metadata
        Parse("127.0.0.0/8"), // loopback
        Parse("168.63.129.16/32"), // Azure's host agent
        Parse("169.254.0.0/16"), // link-local; metadata of most clouds
        Parse("172.16.0.0/12"), // private
        Parse("192.0.0.0/24"), // protocol assignments, RFC 6890; Oracle's metadata
        Parse("192.168.0.0/16"), // private
        Parse("198.18.0.0/15"), // benchmarks between networks, RFC 2544
        Parse("224.0.0.0/4"), // multicast
        Parse("240.0.0.0/4"), // reserved and broadcast
        Parse("::/127"), // unspecified and loopback
        Parse("64:ff9b:1::/48"), // local translation, RFC 8215
        Parse("fc00::/7"), // unique local, RFC 4193; AWS's metadata
        Parse("fe80::/10"), // link-local
        Parse("fec0::/10"), // site-local, deprecated
        Parse("ff00::/8"), // multicast
    ];

    public static PeerResolution Resolve(IClusterView cluster, RenderSettings settings)
    {
        var except = new HashSet<CidrBlock>(NotInternet);
        foreach (var range in settings.ClusterCidrs)
        {
            // Settings are validated on start; what cannot be read must not silently open the cluster's own range.
            except.Add(CidrBlock.TryParse(range, out var block) ? block : throw new FormatException($"'{range}' in the cluster CIDRs is not a CIDR block"));
        }

        foreach (var node in cluster.Nodes)
        {
            AddPodRanges(node.Spec?.PodCIDRs ?? (node.Spec?.PodCIDR is { } one ? [one] : []), except);
        }

        except.UnionWith(except.Where(block => !block.IsIPv6).Select(ThroughNat64).ToList());
        var peers = new[] { AllIPv4, AllIPv6 }
            .Where(all => !except.Contains(all))
            .Select(all => Peers.Block(all, except.Where(e => e.IsIPv6 == all.IsIPv6)))
            .ToArray();
        return peers.Length == 0
            ? PeerResolution.NotFound("the cluster CIDRs of the settings leave nothing to the internet")
            : PeerResolution.Found(PeerGroup.Of(peers));
    }

    private static CidrBlock ThroughNat64(CidrBlock block) => new(Nat64.Network | block.Network, Nat64.Prefix + block.Prefix, IsIPv6: true);

    // The usual ranges are private ones, and thereby excepted already.
    private static void AddPodRanges(IEnumerable<string> ranges, HashSet<CidrBlock> except)
    {
        foreach (var range in ranges)
        {
            if (CidrBlock.TryParse(range, out var block) && !NotInternet.Any(known => known.Contains(block)))
            {
                except.Add(block);
            }
        }
    }

    private static CidrBlock Parse(string text) => CidrBlock.TryParse(text, out var block) ? block : throw new FormatException(text);
}
