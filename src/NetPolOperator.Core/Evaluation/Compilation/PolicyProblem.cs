namespace NetPolOperator.Core.Evaluation.Compilation;

/// <summary>Something in a policy that the API server would refuse. The part that it is in matches nothing.</summary>
/// <param name="Field">The field, as <c>spec.ingress[0].ports[1].endPort</c>.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record PolicyProblem(string Field, string Message);
