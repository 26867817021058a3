using System.Text.Json;
using k8s.Models;
using NetPolOperator.Core.Evaluation;
using NetPolOperator.Core.Evaluation.Addresses;
using NetPolOperator.Core.Evaluation.Ports;
using NetPolOperator.Core.Manifests.Reading;
using Endpoint = NetPolOperator.Core.Evaluation.Endpoint;

namespace NetPolOperator.Core.Tests.Evaluation.Conformance;

/// <summary>One case: manifests, and for every pair of ends what an independent evaluator says.</summary>
public sealed class ConformanceCase
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Evaluation", "Conformance", "cases");

    private ConformanceCase(string name)
    {
        var manifests = ManifestReader.Read(name, File.ReadAllText(Path.Combine(Folder, name, "manifests.yaml")));
        Assert.Empty(manifests.Objects.SelectMany(item => item.Errors).Concat(manifests.SyntaxErrors));
        var objects = manifests.Objects.Select(item => item.Value).ToList();
        Evaluator = PolicyEvaluator.Create(objects.OfType<V1Namespace>(), objects.OfType<V1Pod>(), objects.OfType<V1NetworkPolicy>());
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name, "truth.json")));
        Truth = truth.RootElement.Clone();
        Pods = [.. Strings("pods").Select(pod => Evaluator.FindPod(pod.Split('/')[0], pod.Split('/')[1])!)];
        Externals = [.. Strings("externals").Select(text => IpAddress.TryParse(text, out var address) ? Endpoint.OfAddress(address) : throw new FormatException(text))];
    }

    public static IReadOnlyList<string> Names { get; } = [.. Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public PolicyEvaluator Evaluator { get; }

    public IReadOnlyList<Endpoint> Pods { get; }

    public IReadOnlyList<Endpoint> Externals { get; }

    public IEnumerable<(TransportProtocol Protocol, int Port)> Probes => Strings("probes").Select(ParseProbe);

    private JsonElement Truth { get; }

    public static ConformanceCase Load(string name) => new(name);

    /// <summary>The expected answers of a table, one row a source and one column a destination.</summary>
    public IEnumerable<(string Probe, TransportProtocol Protocol, int Port, string[] Rows)> Answers(string table)
    {
        foreach (var probe in Truth.GetProperty(table).EnumerateObject())
        {
            var (protocol, port) = ParseProbe(probe.Name);
            yield return (probe.Name, protocol, port, [.. probe.Value.EnumerateArray().Select(row => row.GetString()!)]);
        }
    }

    /// <summary>The expected set of connections from one pod to another.</summary>
    public string Connections(int from, int to) =>
        Truth.GetProperty("connTable")[Truth.GetProperty("conns")[from][to].GetInt32()].GetString()!;

    private static (TransportProtocol Protocol, int Port) ParseProbe(string probe) =>
        TransportProtocols.TryParse(probe.Split('/')[0], out var protocol)
            ? (protocol, int.Parse(probe.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture))
            : throw new FormatException(probe);

    private IEnumerable<string> Strings(string property) => Truth.GetProperty(property).EnumerateArray().Select(item => item.GetString()!);
}
