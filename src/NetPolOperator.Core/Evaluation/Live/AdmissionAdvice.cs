using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Ports;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>Words for connections that a side does not admit: what is in the way, and what to do where.</summary>
internal static class AdmissionAdvice
{
    /// <summary>The destination has none of the ports.</summary>
    public static string UnknownPort(CompiledRule rule, Endpoint destination) =>
        $"no container of {Describe(destination)} has a port named {string.Join(" or ", rule.Ports.Named.Select(port => $"{port.Name} ({port.Protocol.Name()})"))}: "
        + "declare it there, or give the port by number";

    /// <summary>The other side's policies do not admit it.</summary>
    public static string NotAdmitted(Admission admission, RenderedPolicy rendered)
    {
        var direction = admission.PeerDirection;
        var isolating = admission.Peer.Policies.FindAll(policy => policy.Isolates(direction));
        var entry = $"{(direction == TrafficDirection.Ingress ? "allowFrom" : "allowTo")}: "
            + $"[{{{PeerText(rendered, admission.Peer.Example.Namespace)}{PortsText(admission.Rule.Ports)}}}]";
        return $"{Describe(admission.Peer.Example)} is isolated for {direction.Field()} by {Names(isolating)}, "
            + $"and no rule there admits {Text(admission.Rule.Ports)} {(direction == TrafficDirection.Ingress ? "from" : "to")} {rendered.Owner}: "
            + ConsentAdvice.WhatToDo(admission, isolating, rendered.Owner, entry);
    }

    /// <summary>The own side's policies do not admit it: the rule is not in force, and another policy isolates the pods.</summary>
    public static string NotInForce(CompiledRule rule, PodGroup own, RuleOutcome outcome, RenderedPolicy rendered)
    {
        var isolating = own.Policies.FindAll(policy => policy.Isolates(rule.Direction));
        var told = $"{Describe(own.Example)} is isolated for {rule.Direction.Field()} by {Names(isolating)}, and this rule is not in force there";
        return outcome.State == RuleState.NotIsolated ? told
            : rendered.Mode == Modes.Audit ? $"{told} while mode is Audit: set it to Enforce, once status.audit reads as it should"
            : $"{told}: the policy of {rendered.Owner} is not live as it should be, the condition Programmed says why";
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
}
