namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>The pods of a namespace in one direction, by all live policies.</summary>
/// <param name="Isolated">Pods that some policy isolates.</param>
/// <param name="Open">Pods that none does: everyone may connect.</param>
/// <param name="Unprotectable">Pods on the host's network, which no policy can select.</param>
public sealed record DirectionCoverage(int Isolated, int Open, int Unprotectable)
{
    /// <summary>The open pods, sorted by name; worked out when asked for.</summary>
    public IEnumerable<Endpoint> OpenPods { get; init; } = [];

    /// <summary>Isolated of all that can be, from 0 to 1; 1 where there is none.</summary>
    public double Ratio => Isolated + Open == 0 ? 1 : (double)Isolated / (Isolated + Open);
}
