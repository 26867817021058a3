using System.Net;
using Microsoft.Extensions.Logging;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Options;
using static NetPolOperator.Tests.Options.OptionsFixture;

namespace NetPolOperator.Tests.Options;

public class OptionsReaderTests
{
    [Fact]
    public void Read_NothingGiven_TheDefaults() => Assert.Equal(new OperatorOptions(), Valid([]));

    [Fact]
    public void Read_EachDefaultGivenAsAFlag_ChangesNothing()
    {
        string[] inWords = ["kubeconfig", "context", "operator-namespace", "cluster-cidrs", "ingress-controller-pods", "monitoring-pods"];
        var flags = SettingTable.All.Where(s => !inWords.Contains(s.Name)).Select(s => $"{s.Flag}={s.Default}").ToArray();

        var options = Valid(flags);

        var expected = new OperatorOptions();
        Assert.Equal(expected.Rendering.Dns.Services, options.Rendering.Dns.Services);
        Assert.Equal(expected.Rendering.Dns.NodeLocalAddresses, options.Rendering.Dns.NodeLocalAddresses);
        Assert.Equal(expected, options with { Rendering = expected.Rendering });
    }

    public static TheoryData<string[], string?, string?, int> Precedence => new()
    {
        { ["--max-in-flight=2"], "3", "4", 2 },
        { [], "3", "4", 3 },
        { [], null, "4", 4 },
        { [], null, null, 16 },
        { [], "", "4", 4 },
        { ["--max-in-flight=2", "--max-in-flight", "5"], null, null, 5 },
    };

    [Theory]
    [MemberData(nameof(Precedence))]
    public void Read_GivenInSeveralPlaces_FlagBeforeEnvironmentBeforeFile(string[] flags, string? variable, string? file, int expected)
    {
        var options = Valid(
            flags,
            variable is null ? null : [("NETPOL_MAX_IN_FLIGHT", variable)],
            file is null ? null : $"reconcile:\n  maxInFlight: {file}\n");

        Assert.Equal(expected, options.Reconcile.MaxInFlight);
    }

    [Theory]
    [InlineData("--leader-elect", true)]
    [InlineData("--leader-elect=true", true)]
    [InlineData("--leader-elect=false", false)]
    [InlineData("--leader-elect=0", false)]
    public void Read_Switch_AsGoReadsIt(string flag, bool expected) => Assert.Equal(expected, Valid([flag]).LeaderElection.Enabled);

    [Theory]
    [InlineData("0.0.0.0:8080", "0.0.0.0", 8080)]
    [InlineData(":9090", "0.0.0.0", 9090)]
    [InlineData("localhost:0", "127.0.0.1", 0)]
    [InlineData("[::1]:80", "::1", 80)]
    [InlineData("[::]:8080", "::", 8080)]
    public void Read_BindAddress_EveryUsualSpelling(string text, string address, int port) =>
        Assert.Equal(new IPEndPoint(IPAddress.Parse(address), port), Valid(["--bind-address", text]).Endpoint.BindAddress);

    [Fact]
    public void Read_WholeFile_EverySettingArrives()
    {
        var options = Valid([], [("KUBECONFIG", "ignored")], """
            apiVersion: config.netpol.io/v1alpha1
            kind: OperatorConfiguration
            operatorNamespace: security
            client: {context: prod}
            endpoint:
              bindAddress: 127.0.0.1:9999
            leaderElection: {enabled: no-, leaseName: lock, leaseDuration: 1m, renewDeadline: 40s, retryPeriod: 5s}
            reconcile: {resyncPeriod: 1h30m, maxInFlight: 8, pruneLimit: 0.5, pruneFloor: 3}
            events: {perSecond: 2.5, burst: 7}
            logging: {level: debug, format: json}
            cluster:
              cidrs: [10.244.0.0/16, "fd00:10:244::/56"]
              dns:
                services: [kube-system/kube-dns]
                nodeLocal: Never
                nodeLocalAddresses: []
              ingressController:
              - namespace: edge
                podSelector: {matchLabels: {app: gate}}
              monitoring:
              - namespaceSelector: {matchExpressions: [{key: team, operator: In, values: [sre]}]}
            """.Replace("no-", "false", StringComparison.Ordinal));

        Assert.Equal("security", options.OperatorNamespace);
        Assert.Equal("security", options.Rendering.OperatorNamespace);
        Assert.Equal("prod", options.Client.Context);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 9999), options.Endpoint.BindAddress);
        Assert.Equal(
            new LeaderElectionOptions
            {
                Enabled = false,
                LeaseName = "lock",
                LeaseDuration = TimeSpan.FromMinutes(1),
                RenewDeadline = TimeSpan.FromSeconds(40),
                RetryPeriod = TimeSpan.FromSeconds(5),
            },
            options.LeaderElection);
        Assert.Equal(
            new ReconcileOptions { ResyncPeriod = TimeSpan.FromMinutes(90), MaxInFlight = 8, PruneLimit = 0.5, PruneFloor = 3 }, options.Reconcile);
        Assert.Equal(new EventOptions { PerSecond = 2.5, Burst = 7 }, options.Events);
        Assert.Equal(new LogOptions { Level = LogLevel.Debug, Format = LogFormat.Json }, options.Logging);
        Assert.Equal(["10.244.0.0/16", "fd00:10:244::/56"], options.Rendering.ClusterCidrs);
        Assert.Equal([new DnsService("kube-system", "kube-dns")], options.Rendering.Dns.Services);
        Assert.Equal(NodeLocalDns.Never, options.Rendering.Dns.NodeLocal);
        Assert.Empty(options.Rendering.Dns.NodeLocalAddresses);
        var gate = Assert.Single(options.Rendering.IngressController);
        Assert.Equal("edge", gate.NamespaceSelector.MatchLabels["kubernetes.io/metadata.name"]);
        Assert.Equal("gate", gate.PodSelector.MatchLabels["app"]);
        var sre = Assert.Single(options.Rendering.Monitoring);
        Assert.Equal("team", sre.NamespaceSelector.MatchExpressions[0].Key);
        Assert.Null(sre.PodSelector.MatchLabels);
    }

    [Fact]
    public void Read_PodGroupsByEnvironment_AsJson()
    {
        var options = Valid([], [("NETPOL_MONITORING_PODS", """[{"namespace":"mon","podSelector":{"matchLabels":{"app":"prometheus"}}}]""")]);

        Assert.Equal("prometheus", Assert.Single(options.Rendering.Monitoring).PodSelector.MatchLabels["app"]);
    }

    [Theory]
    [InlineData(null, null, null, "netpol-system")]
    [InlineData(null, null, "from-account", "from-account")]
    [InlineData(null, "from-pod", "from-account", "from-pod")]
    [InlineData("given", "from-pod", "from-account", "given")]
    public void Read_OperatorNamespace_GivenElseThePodsElseTheAccounts(string? given, string? pod, string? account, string expected)
    {
        var sources = Sources(
            given is null ? [] : [$"--operator-namespace={given}"],
            pod is null ? null : [("POD_NAMESPACE", pod)],
            account is null ? null : [("/var/run/secrets/kubernetes.io/serviceaccount/namespace", account + "\n")]);

        var options = OptionsReader.Read(sources).Options;

        Assert.Equal(expected, options.OperatorNamespace);
        Assert.Equal(expected, options.Rendering.OperatorNamespace);
    }
}
