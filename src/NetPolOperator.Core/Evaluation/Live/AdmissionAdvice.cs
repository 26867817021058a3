using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>Words for connections that the other side does not admit: what is in the way, and what to add where.</summary>
internal static class AdmissionAdvice
{
    public static string UnknownPort(CompiledRule rule, Endpoint destination) =>
        $"no container of {Describe(destination)} has a port named {string.Join(" or ", rule.Ports.Named.Select(port => $"{port.Name} ({port.Protocol.Name()})"))}: "
        + "declare it there, or give the port by number";

    public static string NotAdmitted(Admission admission, TrafficDirection direction, RenderedPolicy rendered)
    {
        var isolating = admission.Peer.Policies.FindAll(policy => policy.Isolates(direction));
        var field = direction == TrafficDirection.Ingress ? "allowFrom" : "allowTo";
        var entry = $"{field}: [{{{PeerText(rendered, admission.Peer.Example.Namespace)}{PortsText(admission.Rule.Ports)}}}]";
        var where = isolating.Select(SegmentOf).FirstOrDefault(segment => segment is not null) is { } segment
            ? $"add to AppSegment {segment} {entry}"
            : $"give {admission.Peer.Example.Namespace} an AppSegment for these pods with {entry}, or add such a rule to one of these policies";
        return $"{Describe(admission.Peer.Example)} is isolated for {direction.Field()} by {Names(isolating)}, "
            + $"and no rule there admits {Text(admission.Rule.Ports)} {(direction == TrafficDirection.Ingress ? "from" : "to")} {rendered.Owner}: {where}";
    }

    private static string Names(List<CompiledPolicy> policies) =>
        string.Join(", ", policies.Take(3)) + (policies.Count > 3 ? $" and {policies.Count - 3} more" : string.Empty);

    private static string Describe(Endpoint end) => end.Name.Length > 0 ? end.ToString() : $"a pod in {end.Namespace}";

    private static string PeerText(RenderedPolicy rendered, string peerNamespace)
    {
        if (rendered.Owner.Kind != AppSegment.KindName)
            return $"pods: {{namespace: {rendered.Namespace}}}";
        return rendered.Namespace == peerNamespace
            ? $"segment: {{name: {rendered.Owner.Name}}}"
            : $"segment: {{name: {rendered.Owner.Name}, namespace: {rendered.Namespace}}}";
    }

    private static string PortsText(CompiledPorts ports)
    {
        if (ports.Numbered.IsAll)
            return string.Empty;
        var entries = TransportProtocols.All.SelectMany(protocol => ports.Numbered[protocol].Ranges.Select(range => Entry(protocol, range)))
            .Concat(ports.Named.Select(named => Entry(named.Protocol, named.Name)));
        return $", ports: [{string.Join(", ", entries)}]";
    }

    private static string Entry(TransportProtocol protocol, PortRange range) => range switch
    {
        { Count: PortRange.Highest } => $"{{protocol: {protocol.Name()}}}",
        { Count: 1 } => Entry(protocol, range.ToString()),
        _ => $"{{port: {range.First}, endPort: {range.Last}{ProtocolText(protocol)}}}",
    };

    private static string Entry(TransportProtocol protocol, string port) => $"{{port: {port}{ProtocolText(protocol)}}}";

    private static string ProtocolText(TransportProtocol protocol) => protocol == TransportProtocol.Tcp ? string.Empty : $", protocol: {protocol.Name()}";

    private static string Text(CompiledPorts ports)
    {
        var named = ports.Named.Select(port => $"{port.Protocol.Name()} {port.Name}");
        return string.Join(';', named.Prepend(ports.Numbered.ToString()).Where(text => text.Length > 0));
    }

    // AppSegment/data/db, as the renderer notes it.
    private static string? SegmentOf(CompiledPolicy policy)
    {
        var source = policy.Source.Metadata?.Annotations is { } annotations && annotations.TryGetValue(PolicyMetadata.SourceAnnotation, out var text) ? text : null;
        return source?.StartsWith(AppSegment.KindName + "/", StringComparison.Ordinal) == true ? source[(AppSegment.KindName.Length + 1)..] : null;
    }
}
