using YamlDotNet.Core;

namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>What is wrong with a text as YAML, in words and with its place.</summary>
internal static class YamlError
{
    /// <summary>A mistake that the parser does not see.</summary>
    public static YamlException At(Mark at, string message) => new OwnException(at, message);

    /// <summary>A mistake at a node.</summary>
    public static YamlException At(SourceNode node, string message) => new OwnException(new Mark(0, node.Line, node.Column), message);

    /// <summary>Place and reason.</summary>
    public static (int Line, int Column, string Reason) Of(YamlException e)
    {
        var text = (e.InnerException ?? e).Message;
        if (text.StartsWith('(') && text.IndexOf("): ", StringComparison.Ordinal) is > 0 and var end) text = text[(end + 3)..];
        return ((int)e.Start.Line, (int)e.Start.Column, e is OwnException ? text : "not valid YAML: " + text.TrimEnd('.'));
    }

    private sealed class OwnException(Mark at, string message) : YamlException(at, at, message);
}
