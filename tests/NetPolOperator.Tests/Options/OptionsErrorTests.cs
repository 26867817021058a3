using static NetPolOperator.Tests.Options.OptionsFixture;

namespace NetPolOperator.Tests.Options;

public class OptionsErrorTests
{
    [Theory]
    [InlineData("--max-in-flight=0", "--max-in-flight \"0\": not a whole number in range; give one from 1 to 256, as 16")]
    [InlineData("--max-in-flight=many", "--max-in-flight \"many\": not a whole number in range; give one from 1 to 256, as 16")]
    [InlineData("--prune-limit=20%", "--prune-limit \"20%\": not a number in range; give one from 0 to 1, as 0.2")]
    [InlineData("--prune-limit=NaN", "--prune-limit \"NaN\": not a number in range; give one from 0 to 1, as 0.2")]
    [InlineData("--resync-period=10", "--resync-period \"10\": not a duration in range; give one from 10s to 24h, as 10m")]
    [InlineData("--resync-period=1s", "--resync-period \"1s\": not a duration in range; give one from 10s to 24h, as 10m")]
    [InlineData("--leader-elect=maybe", "--leader-elect \"maybe\": not a boolean; give true or false")]
    [InlineData("--log-level=loud", "--log-level \"loud\": not one of the known words; give trace, debug, info, warning, error")]
    [InlineData("--cluster-cidrs=10.0.0.0/8,10.1.2.3/16", "--cluster-cidrs \"10.1.2.3/16\": not a canonical CIDR; give networks without host bits, as 10.244.0.0/16 or fd00:10:244::/56")]
    [InlineData("--cluster-cidrs=::ffff:10.0.0.0/104", "--cluster-cidrs \"::ffff:10.0.0.0/104\": not a canonical CIDR; give networks without host bits, as 10.244.0.0/16 or fd00:10:244::/56")]
    [InlineData("--node-local-dns-addresses=::ffff:169.254.20.10", "--node-local-dns-addresses \"::ffff:169.254.20.10\": not an IP address; give addresses, as 169.254.20.10")]
    [InlineData("--dns-services=coredns", "--dns-services \"coredns\": not a Service; give NAMESPACE/NAME, as kube-system/kube-dns")]
    [InlineData("--node-local-dns-addresses=999.1.1.1", "--node-local-dns-addresses \"999.1.1.1\": not an IP address; give addresses, as 169.254.20.10")]
    [InlineData("--operator-namespace=Net_Pol", "--operator-namespace \"Net_Pol\": not a valid name; give at most 63 lower-case letters, digits and hyphens, as netpol-system")]
    [InlineData("--kubeconfig=/no/such", "--kubeconfig \"/no/such\": no such file; name a kubeconfig")]
    [InlineData("--config=/no/such", "--config \"/no/such\": cannot be read (Could not find file '/no/such'); name a YAML file that the operator may read")]
    [InlineData("--bind-adress=:1", "--bind-adress: no such flag; did you mean --bind-address?")]
    [InlineData("--frobnicate", "--frobnicate: no such flag; see --help")]
    [InlineData("--context", "--context: no value; give --context=VALUE")]
    [InlineData("--context=", "--context \"\": empty; give NAME, or leave it out")]
    [InlineData("run", "command line \"run\": not a flag; the operator takes flags only, as --bind-address=0.0.0.0:8080")]
    [InlineData("-context=a", "command line \"-context=a\": not a flag; the operator takes flags only, as --bind-address=0.0.0.0:8080")]
    public void Read_OneMistake_NamesFlagValueAndFix(string argument, string expected)
    {
        if (expected.Contains("\"\"", StringComparison.Ordinal))
            expected = expected.Replace(" \"\"", "", StringComparison.Ordinal);

        Assert.Equal(expected, Errors([argument]));
    }

    [Fact]
    public void Read_ValueAfterASwitch_SaysHowToWriteIt() => Assert.Equal(
        "command line \"false\": not a flag; write --leader-elect=false", Errors(["--leader-elect", "false"]));

    [Fact]
    public void Read_MisspeltVariable_Refused() => Assert.Equal(
        "NETPOL_BIND_ADRESS: no such setting; did you mean NETPOL_BIND_ADDRESS?", Errors([], [("NETPOL_BIND_ADRESS", ":1")]));

    // The kubelet tells a pod of the Services around it by variables.
    [Theory]
    [InlineData("NETPOL_OPERATOR_SERVICE_HOST")]
    [InlineData("NETPOL_OPERATOR_PORT")]
    [InlineData("NETPOL_OPERATOR_PORT_8080_TCP_ADDR")]
    [InlineData("PATH")]
    public void Read_VariableOfSomebodyElse_Ignored(string name) => Assert.Empty(Errors([], [(name, "x")]));

    [Theory]
    [InlineData("8080")]
    [InlineData("example.com:80")]
    [InlineData("1.2.3.4:65536")]
    [InlineData("::1:80")]
    [InlineData("1.2.3:80")]
    [InlineData("[1.2.3.4]:80")]
    [InlineData("1.2.3.4:")]
    public void Read_BindAddressThatIsNone_Refused(string text) =>
        Assert.StartsWith($"--bind-address \"{text}\": not an address to listen on", Errors([$"--bind-address={text}"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("reconcile:\n  maxInFligth: 3", "config.yaml:2 reconcile.maxInFligth: no such setting; did you mean maxInFlight?")]
    [InlineData("dns: {}", "config.yaml:1 dns: no such setting; known here are client, operatorNamespace, endpoint, leaderElection, reconcile, events, logging, cluster")]
    [InlineData("\n\nreconcile: 3", "config.yaml:3 reconcile: the number 3 where a mapping should be; indent its settings below reconcile:")]
    [InlineData("reconcile:\n  maxInFlight: [1]", "config.yaml:2 reconcile.maxInFlight \"a list\": not a whole number in range; give one from 1 to 256, as 16")]
    [InlineData("events: {burst: 1}\nevents: {}", "config.yaml:2: field \"events\" stands twice in one mapping, first in line 1; correct the YAML")]
    [InlineData("kind: Deployment", "config.yaml:1 kind \"Deployment\": not what this version reads; give OperatorConfiguration, or leave it out")]
    [InlineData("- a", "config.yaml:1: a list where settings should be; see --help for the keys")]
    [InlineData("{}\n---\n{}", "config.yaml:3: a second document; keep all settings in one")]
    [InlineData("cluster:\n  cidrs:\n  - 10.0.0.1/8", "config.yaml:2 cluster.cidrs \"10.0.0.1/8\": not a canonical CIDR; give networks without host bits, as 10.244.0.0/16 or fd00:10:244::/56")]
    public void Read_MistakeInTheFile_NamesLineAndKey(string file, string expected) => Assert.Equal(expected, Errors([], null, file));

    [Theory]
    [InlineData("nonsense", "not a list")]
    [InlineData("[1]", "[0] must be a mapping")]
    [InlineData("[{}]", "needs a namespace or a namespaceSelector")]
    [InlineData("""[{"namespace":"a","namespaceSelector":{}}]""", "exactly one of the two")]
    [InlineData("""[{"namespace":"a","podSelektor":{}}]""", "did you mean podSelector?")]
    [InlineData("""[{"namespace":"a","podSelector":{"matchExpressions":[{"key":"k","operator":"Is","values":["v"]}]}}]""", "[0].podSelector.matchExpressions[0].operator: 'Is' is unknown: use In, NotIn, Exists, DoesNotExist")]
    [InlineData("""[{"namespace":"a","podSelector":{"matchExpressions":[{"key":"k","operator":"In"}]}}]""", "[0].podSelector.matchExpressions[0].values: is empty: In needs at least one value")]
    [InlineData("""[{"namespace":"a","podSelector":{"matchLabels":{"a b":"c"}}}]""", "[0].podSelector.matchLabels[a b]: 'a b' is not legal: a label key is")]
    [InlineData("""[{"namespaceSelector":{"matchExpressions":[{"key":"a","operator":"In","values":["y z"]}]}}]""", "[0].namespaceSelector.matchExpressions[0].values[0]: 'y z' is not legal: a label value")]
    [InlineData("""[{"namespace":"A_b"}]""", "not a valid name")]
    public void Read_PodGroupsThatAreWrong_Refused(string json, string expected)
    {
        var errors = Errors([$"--monitoring-pods={json}"]);

        Assert.StartsWith("--monitoring-pods", errors, StringComparison.Ordinal);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ManyMistakesEverywhere_AllToldAtOnce()
    {
        var errors = Read(
            ["--bind-address=x", "--nope", "--prune-floor=-1"],
            [("NETPOL_MAX_IN_FLIGHT", "0"), ("NETPOL_LOG_FORMAT", "xml")],
            "events: {burst: lots}\nleaderElection: {leaseDuration: 10s}\ntypo: 1\n").Errors;

        Assert.Equal(
            ["--nope", "config.yaml:3 typo", "--bind-address", "--prune-floor", "NETPOL_MAX_IN_FLIGHT", "NETPOL_LOG_FORMAT", "config.yaml:1 events.burst",
                "--leader-elect-renew-deadline (default)"],
            errors.Select(e => e.Origin).OrderBy(o => Array.FindIndex(Order, prefix => o.StartsWith(prefix, StringComparison.Ordinal))));
    }

    [Fact]
    public void Read_UnknownFlagWithAValueAfterIt_OneErrorNotTwo() =>
        Assert.Equal("--contxt: no such flag; did you mean --context?", Errors(["--contxt", "prod", "--bind-address", ":0"]));

    [Fact]
    public void Read_LeaseTimings_HeldAgainstEachOther() =>
        Assert.Equal(
            "--leader-elect-renew-deadline \"15s\": not less than the lease duration of 15s (--leader-elect-lease-duration (default)); give a shorter one, or a longer lease duration\n"
            + "NETPOL_LEADER_ELECT_RETRY_PERIOD \"13s\": 1.2 times it is not less than the renew deadline of 15s (--leader-elect-renew-deadline); give a shorter one, or a longer renew deadline",
            Errors(["--leader-elect-renew-deadline=15s"], [("NETPOL_LEADER_ELECT_RETRY_PERIOD", "13s")]));

    [Fact]
    public void Read_LeaseTimingUnreadable_NoSecondErrorFromIt() =>
        Assert.Single(Read(["--leader-elect-lease-duration=soon", "--leader-elect-renew-deadline=1h"]).Errors);

    private static readonly string[] Order =
        ["--nope", "config.yaml:3", "--bind", "--prune", "NETPOL_MAX", "NETPOL_LOG", "config.yaml:1", "--leader"];
}
