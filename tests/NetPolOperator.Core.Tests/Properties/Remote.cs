using k8s.Models;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>The other end of a connection: a pod with its namespace, or an address outside.</summary>
internal sealed record Remote(V1Pod? Pod, V1Namespace? Namespace, string Ip);

/// <summary>A port of the destination.</summary>
internal sealed record Probe(string Protocol, int Port);
