using NetPolOperator.Core.Manifests.Reading;

namespace NetPolOperator.Options;

/// <summary>A value that somebody gave to a setting, and where.</summary>
/// <param name="setting">The setting.</param>
/// <param name="origin">The place as a person would look for it: --bind-address, NETPOL_BIND_ADDRESS, or config.yaml:3 endpoint.bindAddress.</param>
/// <param name="node">The value.</param>
/// <param name="errors">Takes what is wrong with it.</param>
internal sealed class SettingValue(Setting setting, string origin, SourceNode node, ICollection<OptionsError> errors)
{
    /// <summary>The setting.</summary>
    public Setting Setting => setting;

    /// <summary>The place where the value was given.</summary>
    public string Origin => origin;

    /// <summary>The value.</summary>
    public SourceNode Node => node;

    /// <summary>The value as one text, or null where it has parts or is absent.</summary>
    public string? Text => node is SourceScalar { Kind: not ScalarKind.Null } scalar ? scalar.Text : null;

    /// <summary>Adds an error.</summary>
    /// <param name="problem">What is wrong, as "not a whole number".</param>
    /// <param name="fix">What to do, as "give one from 1 to 1000".</param>
    /// <param name="part">The wrong part of the value; by default all of it.</param>
    public void Fail(string problem, string fix, string? part = null) =>
        errors.Add(new OptionsError(origin, part ?? (node as SourceScalar)?.Text ?? node.Describe(), problem, fix));
}
