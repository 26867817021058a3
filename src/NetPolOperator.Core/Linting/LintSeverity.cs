namespace NetPolOperator.Core.Linting;

/// <summary>How much a finding matters.</summary>
public enum LintSeverity
{
    /// <summary>Worth knowing; often right as it is.</summary>
    Info,

    /// <summary>Probably not what was meant.</summary>
    Warning,

    /// <summary>Refused by the API server, or certainly not what was meant.</summary>
    Error,
}
