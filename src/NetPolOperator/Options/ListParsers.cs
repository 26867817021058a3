using System.Net;
using NetPolOperator.Core.Manifests.Reading;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Validation;

namespace NetPolOperator.Options;

/// <summary>Reads values that are several texts: comma-separated, or a list in the file. Each entry's mistake is told.</summary>
internal static class ListParsers
{
    /// <summary>Networks in their canonical spelling.</summary>
    public static IReadOnlyList<string>? Cidrs(SettingValue value) =>
        Each(value, text => CidrBlock.TryParse(text, out var block, out var hadHostBits) && !hadHostBits && block.ToString() == text ? text : null, "not a canonical CIDR",
            "give networks without host bits, as 10.244.0.0/16 or fd00:10:244::/56");

    /// <summary>IP addresses.</summary>
    public static IReadOnlyList<string>? Addresses(SettingValue value) =>
        Each(value, text => CidrBlock.TryParseSingle(text, out _) && IPAddress.Parse(text).ToString() == text ? text : null, "not an IP address",
            "give addresses, as 169.254.20.10");

    /// <summary>Services as namespace/name.</summary>
    public static IReadOnlyList<DnsService>? Services(SettingValue value)
    {
        var services = Each(value, ServiceOf, "not a Service", "give NAMESPACE/NAME, as kube-system/kube-dns");
        if (services is not { Count: 0 })
            return services;
        value.Fail("empty", "give at least one NAMESPACE/NAME, as kube-system/kube-dns");
        return null;
    }

    private static DnsService? ServiceOf(string text) =>
        text.Split('/') is [var ns, var name] && KubernetesNames.IsLabel(ns) && KubernetesNames.IsLabel(name) ? new DnsService(ns, name) : null;

    private static List<T>? Each<T>(SettingValue value, Func<string, T?> read, string problem, string fix)
        where T : class
    {
        var texts = TextsOf(value.Node);
        if (texts is null)
        {
            value.Fail("not a list of texts", fix);
            return null;
        }

        var items = new List<T>();
        foreach (var text in texts)
        {
            if (read(text) is { } item)
                items.Add(item);
            else
                value.Fail(problem, fix, text);
        }

        return items.Count == texts.Count ? items : null;
    }

    private static List<string>? TextsOf(SourceNode node) => node switch
    {
        SourceScalar { Kind: ScalarKind.Null } => [],
        SourceScalar scalar => [.. scalar.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        SourceList list when list.Items.All(item => item is SourceScalar { Kind: not ScalarKind.Null }) =>
            [.. list.Items.Cast<SourceScalar>().Select(item => item.Text)],
        _ => null,
    };
}
