using Microsoft.Extensions.Logging;

namespace NetPolOperator.Options;

/// <content>Settings of the process: what it connects to, what it serves and logs.</content>
internal static partial class SettingTable
{
    private static SettingGroup Connecting => new("Connecting to the API server",
    [
        new()
        {
            Name = "kubeconfig", Key = "client.kubeconfig", Shape = "FILE",
            Default = "$KUBECONFIG, else the pod's service account, else ~/.kube/config",
            Help = "How to reach the API server.",
            Bind = Set(ScalarParsers.Word, (o, v) => o with { Client = o.Client with { KubeConfig = v } }),
        },
        new()
        {
            Name = "context", Key = "client.context", Shape = "NAME", Default = "the kubeconfig's current context",
            Help = "The context in the kubeconfig.",
            Bind = Set(ScalarParsers.Word, (o, v) => o with { Client = o.Client with { Context = v } }),
        },
        new()
        {
            Name = "operator-namespace", Key = "operatorNamespace", Shape = "NAME",
            Default = "$POD_NAMESPACE, else the service account's namespace, else netpol-system",
            Help = "The namespace that the operator runs in. Its Lease lives there, and no baseline ever applies to it.",
            Bind = Set(ScalarParsers.Label, (o, v) => o with { OperatorNamespace = v }),
        },
    ]);

    private static SettingGroup Serving => new("Probes and metrics",
    [
        new()
        {
            Name = "bind-address", Key = "endpoint.bindAddress", Shape = "HOST:PORT", Default = "0.0.0.0:8080",
            Help = "Where /healthz, /readyz and /metrics are served. Port 0 takes any free port.",
            Bind = Set(ScalarParsers.EndPoint, (o, v) => o with { Endpoint = o.Endpoint with { BindAddress = v } }),
        },
    ]);

    private static SettingGroup Logging => new("Logging",
    [
        new()
        {
            Name = "log-level", Key = "logging.level", Shape = "LEVEL", Default = "info",
            Help = "The least severe entries that are written: trace, debug, info, warning or error.",
            Bind = Set<LogLevel>(ScalarParsers.Level, (o, v) => o with { Logging = o.Logging with { Level = v } }),
        },
        new()
        {
            Name = "log-format", Key = "logging.format", Shape = "FORMAT", Default = "text",
            Help = "text or json; one line an entry either way, on standard error.",
            Bind = Set<LogFormat>(v => ScalarParsers.OneOf(v, Formats), (o, v) => o with { Logging = o.Logging with { Format = v } }),
        },
    ]);

    private static Dictionary<string, LogFormat> Formats => new() { ["text"] = LogFormat.Text, ["json"] = LogFormat.Json };
}
