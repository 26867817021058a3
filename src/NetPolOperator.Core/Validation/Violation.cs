namespace NetPolOperator.Core.Validation;

/// <summary>One thing that is wrong with a spec.</summary>
/// <param name="Path">The field, from the object's root: <c>spec.allowTo[1].cidr.block</c>.</param>
/// <param name="Message">The value, what is wrong with it, and what to write instead.</param>
public sealed record Violation(string Path, string Message)
{
    /// <summary>Path and message as one line.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
