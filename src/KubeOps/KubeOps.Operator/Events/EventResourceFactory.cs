using System.Security.Cryptography;
using System.Text;
using k8s;
using k8s.Models;
using KubeOps.Abstractions.Builder;
using KubeOps.Abstractions.Entities;
using KubeOps.Abstractions.Events;

namespace KubeOps.Operator.Events;

/// <summary>
/// Events named by the object and a hash of what they say, so that the same thing said twice, even by two runs of the operator,
/// is the same event.
/// </summary>
internal sealed class EventResourceFactory(OperatorSettings settings) : IEventResourceFactory
{
    // A name may have 253 characters; a dot and 16 of the hash go at its end.
    private const int MaxObjectName = 253 - 17;

    /// <inheritdoc/>
    public Corev1Event CreateEvent(IKubernetesObject<V1ObjectMeta> entity, string reason, string message, EventType type)
    {
        // Events about cluster-scoped objects live in "default", as the API demands.
        var @namespace = string.IsNullOrEmpty(entity.Metadata.NamespaceProperty) ? "default" : entity.Metadata.NamespaceProperty;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{entity.Metadata.Uid}\n{@namespace}\n{reason}\n{message}\n{type}"));
        var reference = entity.MakeObjectReference();
        return new Corev1Event
        {
            ApiVersion = Corev1Event.KubeApiVersion,
            Kind = Corev1Event.KubeKind,
            Metadata = new V1ObjectMeta
            {
                Name = $"{NameOf(entity.Metadata.Name)}.{Convert.ToHexStringLower(hash.AsSpan(0, 8))}",
                NamespaceProperty = @namespace,
            },
            InvolvedObject = reference,
            Reason = reason,
            // The API refuses more than 1,024 bytes.
            Message = Cut(message, 1024),
            Type = type.ToString(),
            ReportingComponent = settings.Name,
            ReportingInstance = Environment.MachineName,
            Source = new V1EventSource { Component = settings.Name },
        };
    }

    // Names of some kinds (roles) may have characters that an event's may not.
    private static string NameOf(string name)
    {
        var legal = string.Concat(name.Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.' ? c : '-'));
        return (legal.Length > MaxObjectName ? legal[..MaxObjectName] : legal).Trim('-', '.') is { Length: > 0 } trimmed ? trimmed : "object";
    }

    private static string Cut(string text, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= maxBytes)
            return text;
        var length = Math.Min(text.Length, maxBytes - 3);
        while (Encoding.UTF8.GetByteCount(text.AsSpan(0, length)) > maxBytes - 3)
            length--;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";
    }
}
