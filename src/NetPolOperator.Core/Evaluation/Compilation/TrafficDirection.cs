using NetPolOperator.Core.Api.V1Alpha1;

namespace NetPolOperator.Core.Evaluation.Compilation;

/// <summary>The two directions that a policy can isolate, apart from each other.</summary>
public enum TrafficDirection
{
    /// <summary>Connections to the selected pods.</summary>
    Ingress,

    /// <summary>Connections from the selected pods.</summary>
    Egress,
}

/// <summary>Directions in words.</summary>
public static class TrafficDirections
{
    /// <summary>The word in <c>policyTypes</c>, one of <see cref="Directions"/>.</summary>
    public static string Name(this TrafficDirection direction) => direction == TrafficDirection.Ingress ? Directions.Ingress : Directions.Egress;

    /// <summary>The field of a policy's spec that holds the rules: <c>ingress</c> or <c>egress</c>.</summary>
    public static string Field(this TrafficDirection direction) => direction == TrafficDirection.Ingress ? "ingress" : "egress";
}
