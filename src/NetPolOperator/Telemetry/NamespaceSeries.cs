using System.Diagnostics.Metrics;

namespace NetPolOperator.Telemetry;

/// <summary>The measurements of one namespace, made when its figures change, so that a scrape only hands them on.</summary>
internal sealed class NamespaceSeries
{
    /// <summary>Makes the measurements of a namespace.</summary>
    public NamespaceSeries(string ns, NamespaceMetrics figures)
    {
        Figures = figures;
        Pods = [.. PodsOf(ns, "ingress", figures.Ingress), .. PodsOf(ns, "egress", figures.Egress)];
        Coverage =
        [
            new(figures.Ingress.Ratio, Labels.Of("namespace", ns, "direction", "ingress")),
            new(figures.Egress.Ratio, Labels.Of("namespace", ns, "direction", "egress")),
        ];
        Policies =
        [
            new(figures.Policies.InSync, Labels.Of("namespace", ns, "state", "in_sync")),
            new(figures.Policies.Pending, Labels.Of("namespace", ns, "state", "pending")),
            new(figures.Policies.Conflict, Labels.Of("namespace", ns, "state", "conflict")),
        ];
    }

    /// <summary>What the measurements were made from.</summary>
    public NamespaceMetrics Figures { get; }

    /// <summary><c>netpol_pods</c>.</summary>
    public Measurement<long>[] Pods { get; }

    /// <summary><c>netpol_coverage_ratio</c>.</summary>
    public Measurement<double>[] Coverage { get; }

    /// <summary><c>netpol_policies</c>.</summary>
    public Measurement<long>[] Policies { get; }

    private static Measurement<long>[] PodsOf(string ns, string direction, PodCoverage pods) =>
    [
        new(pods.Isolated, Labels.Of("namespace", ns, "direction", direction, "state", "isolated")),
        new(pods.Open, Labels.Of("namespace", ns, "direction", direction, "state", "open")),
        new(pods.Unprotectable, Labels.Of("namespace", ns, "direction", direction, "state", "unprotectable")),
    ];
}
