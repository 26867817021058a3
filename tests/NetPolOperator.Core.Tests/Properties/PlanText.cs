using System.Globalization;
using System.Text;
using NetPolOperator.Core.Manifests;
using NetPolOperator.Core.Planning;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>All that a plan says, as text.</summary>
internal static class PlanText
{
    public static string Of(NamespacePlan plan)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{plan.Namespace} {plan.Owned} {plan.NextExpiry:O}\n");
        foreach (var rendered in plan.Rendered)
        {
            Append(text, rendered);
        }

        foreach (var conflict in plan.Conflicts)
        {
            text.Append(conflict).Append('\n');
        }

        foreach (var wave in plan.Changes.Waves)
        {
            text.Append("wave\n");
            foreach (var change in wave)
            {
                text.Append(CultureInfo.InvariantCulture, $"{change.Kind} {change.Reason} {change.Name} {change.Owner} {change.CountsForBreaker} {change.Summary}\n");
                text.Append(change.Desired is null ? "" : PolicyYaml.Write(change.Desired) + change.Desired.Metadata.Uid + change.Desired.Metadata.ResourceVersion);
            }
        }

        return text.ToString();
    }

    public static string Of(RenderedPolicy rendered)
    {
        var text = new StringBuilder();
        Append(text, rendered);
        return text.ToString();
    }

    private static void Append(StringBuilder text, RenderedPolicy rendered)
    {
        text.Append(CultureInfo.InvariantCulture, $"{rendered.Owner} {rendered.Name} {rendered.Mode} {rendered.SpecHash} {rendered.NextExpiry:O}\n");
        text.AppendJoin('\n', rendered.Violations).AppendJoin('\n', rendered.Warnings);
        foreach (var rule in rendered.Dns is { } dns ? rendered.Rules.Append(dns) : rendered.Rules)
        {
            text.Append(CultureInfo.InvariantCulture, $"{rule.Path} {rule.Direction} {rule.Peer} {rule.Ports} {rule.State} {rule.Message} {rule.Segment} {rule.Allows.Count}\n");
        }

        text.Append(rendered.Policy is null ? "" : PolicyYaml.Write(rendered.Policy));
    }
}
